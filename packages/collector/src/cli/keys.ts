import { Command } from "commander";
import { newWriteKey } from "../http/write-key.ts";
import type { AccessStore, WriteKeyRecord } from "../store/access.ts";
import { identityCommand } from "./keys-identity.ts";
import { secretKeysCommand } from "./keys-secret.ts";
import { type CommonOptions, dataOption, environmentOption } from "./options.ts";
import { stopWith } from "./stop-with.ts";
import { withExistingStore, withStore } from "./with-store.ts";

interface DataOptions {
  readonly data: string;
}

const ORIGINS_MEANING =
  "where browsers may send from, such as https://app.example; none: localhost only, *: anywhere";

/** `cairn keys`: the write keys that script tags carry; below it what servers show and sign with. */
export function keysCommand(): Command {
  return new Command("keys")
    .description(
      "Write keys, the origins that may use them, secret keys of servers, and identity secrets.",
    )
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(createCommand())
    .addCommand(revokeCommand())
    .addCommand(originsCommand())
    .addCommand(secretKeysCommand())
    .addCommand(identityCommand());
}

function listCommand(): Command {
  return new Command("list")
    .description("All write keys, newest last.")
    .addOption(dataOption())
    .action((options: DataOptions) =>
      withExistingAccess(options, async (access) => {
        const keys = await access.writeKeys();
        for (const key of keys) console.log(keyLine(key));
        if (keys.length === 0) console.log("No keys yet. Make one: cairn keys create");
      }),
    );
}

function createCommand(): Command {
  return new Command("create")
    .description("Make a write key.")
    .option("--origin <origins...>", ORIGINS_MEANING)
    .addOption(environmentOption())
    .addOption(dataOption())
    .action((options: CommonOptions & { readonly origin?: readonly string[] }) =>
      withAccess(options, async (access, nowMs) => {
        const record = newWriteKey(options.env, (options.origin ?? []).map(readOrigin), nowMs);
        await access.putWriteKey(record);
        console.log(keyLine(record));
      }),
    );
}

function revokeCommand(): Command {
  return new Command("revoke")
    .description("Refuse a write key from now on. What it sent stays.")
    .argument("<key>")
    .addOption(dataOption())
    .action((key: string, options: DataOptions) =>
      withExistingAccess(options, async (access, nowMs) => {
        const record = await knownKey(access, key);
        const revoked = { ...record, revokedAtMs: record.revokedAtMs ?? nowMs };
        await access.putWriteKey(revoked);
        console.log(keyLine(revoked));
      }),
    );
}

function originsCommand(): Command {
  return new Command("origins")
    .description("Say which origins browsers may send from with a key, in place of those before.")
    .argument("<key>")
    .argument("[origins...]", ORIGINS_MEANING)
    .addOption(dataOption())
    .action((key: string, origins: readonly string[], options: DataOptions) =>
      withExistingAccess(options, async (access) => {
        const changed = { ...(await knownKey(access, key)), origins: origins.map(readOrigin) };
        await access.putWriteKey(changed);
        console.log(keyLine(changed));
      }),
    );
}

function withAccess(
  options: DataOptions,
  work: (access: AccessStore, nowMs: number) => Promise<void>,
): Promise<void> {
  return withStore(options, ({ registry, now }) => work(registry.access, now()));
}

function withExistingAccess(
  options: DataOptions,
  work: (access: AccessStore, nowMs: number) => Promise<void>,
): Promise<void> {
  return withExistingStore(options, ({ registry, now }) => work(registry.access, now()));
}

async function knownKey(access: AccessStore, key: string): Promise<WriteKeyRecord> {
  return (
    (await access.writeKey(key)) ??
    stopWith(`There is no key ${key.slice(0, 60)}. List them: cairn keys`)
  );
}

function keyLine({ key, environment, origins, revokedAtMs }: WriteKeyRecord): string {
  const from = origins.length > 0 ? `from ${origins.join(", ")}` : "from this machine's own pages";
  const revoked =
    revokedAtMs === undefined ? "" : `, revoked ${new Date(revokedAtMs).toISOString()}`;
  return `${key}  ${environment}, ${from}${revoked}`;
}

/** An origin as browsers send it (scheme, host, port, nothing after), or "*". */
function readOrigin(written: string): string {
  if (written === "*") return written;
  const origin = URL.canParse(written) ? new URL(written).origin : "null";
  if (origin !== "null" && origin === written.replace(/\/$/, "")) return origin;
  return stopWith(
    `"${written}" is no origin. Write scheme and host only, such as https://app.example`,
  );
}
