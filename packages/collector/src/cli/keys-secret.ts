import type { KeyScope } from "@cairn/core/api";
import { Command, Option } from "commander";
import { newSecretKey } from "../http/secrets.ts";
import type { SecretKeyRecord } from "../store/access.ts";
import { SCOPES } from "../team/role.ts";
import { note } from "../team/team.ts";
import { dataOption } from "./options.ts";
import { stopWith } from "./stop-with.ts";
import { tellSecret } from "./tell-secret.ts";
import { withExistingStore, withStore } from "./with-store.ts";

interface DataOptions {
  readonly data: string;
}

const MAY_DO_ALL =
  "Who has it may do everything: read, erase and publish, in both environments. Keep it as you keep a password.";
const WORTH: Readonly<Record<KeyScope, string>> = {
  ingest: "send events, which are believed",
  read: "read",
  write: "change drafts",
  publish: "publish",
  admin: "let others in and erase people",
};

function worth(scopes: readonly KeyScope[]): string {
  if (scopes.length === SCOPES.length) return MAY_DO_ALL;
  const may = scopes.map((scope) => WORTH[scope]).join(", ");
  return `Who has it may ${may}: in both environments. Keep it as you keep a password.`;
}

/** `cairn keys secret`: the keys that servers show. */
export function secretKeysCommand(): Command {
  return new Command("secret")
    .description(
      "List, make and revoke secret keys: servers with one are believed, and may use the API.",
    )
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(createCommand())
    .addCommand(revokeCommand());
}

function listCommand(): Command {
  return new Command("list")
    .description("All secret keys, by their endings.")
    .addOption(dataOption())
    .action((options: DataOptions) =>
      withExistingStore(options, async ({ registry }) => {
        const keys = await registry.access.secretKeys();
        for (const key of keys) console.log(secretKeyLine(key));
        if (keys.length === 0)
          console.log("No secret keys yet. Make one: cairn keys secret create");
      }),
    );
}

function createCommand(): Command {
  return new Command("create")
    .description("Make a secret key. It is printed once and kept as a hash only.")
    .option("--name <name>", "what it is for, as the audit log tells it", "server")
    .addOption(
      new Option("--scope <scopes...>", "what it may be used for")
        .choices(SCOPES)
        .default(SCOPES, "everything"),
    )
    .addOption(dataOption())
    .action(
      (options: DataOptions & { readonly name: string; readonly scope: readonly KeyScope[] }) =>
        withStore(options, async ({ team }) => {
          const name = options.name.slice(0, 100);
          const { whole, record } = newSecretKey(name, team.now(), options.scope);
          await team.access.putSecretKey(record);
          await note(team, "cairn", "secret-key-made", `${record.name} sk_…${record.ending}`);
          tellSecret(whole, worth(options.scope));
        }),
    );
}

function revokeCommand(): Command {
  return new Command("revoke")
    .description("Refuse a secret key from now on.")
    .argument("<ending>", "its last four characters")
    .addOption(dataOption())
    .action((ending: string, options: DataOptions) =>
      withExistingStore(options, async ({ team }) => {
        const wanted = ending.slice(-4);
        const keys = (await team.access.secretKeys()).filter(
          (key) => key.ending === wanted && key.revokedAtMs === undefined,
        );
        if (keys.length === 0) {
          stopWith(`No secret key in use ends in ${wanted}. List them: cairn keys secret`);
        }
        for (const key of keys) {
          const revoked = { ...key, revokedAtMs: team.now() };
          await team.access.putSecretKey(revoked);
          await note(team, "cairn", "secret-key-revoked", `${key.name} sk_…${key.ending}`);
          console.log(secretKeyLine(revoked));
        }
      }),
    );
}

function secretKeyLine(record: SecretKeyRecord): string {
  const { ending, name, createdAtMs, usedAtMs, revokedAtMs, scopes = SCOPES } = record;
  const made = new Date(createdAtMs).toISOString();
  const revoked =
    revokedAtMs === undefined ? "" : `, revoked ${new Date(revokedAtMs).toISOString()}`;
  const may = scopes.length === SCOPES.length ? "" : `, may ${scopes.join(", ")} only`;
  const used = usedAtMs === undefined ? "" : `, last used ${new Date(usedAtMs).toISOString()}`;
  return `sk_…${ending}  ${name}, made ${made}${may}${used}${revoked}`;
}
