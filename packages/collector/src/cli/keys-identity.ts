import type { IdentityMode } from "@cairn/core/api";
import { Argument, Command } from "commander";
import type { CollectorContext } from "../context.ts";
import { addIdentitySecret, retireIdentitySecret } from "../http/identity-secrets.ts";
import { endingOf } from "../http/secrets.ts";
import type { AuditEntry } from "../store/definitions.ts";
import { type CommonOptions, dataOption, environmentOption } from "./options.ts";
import { stopWith } from "./stop-with.ts";
import { tellSecret } from "./tell-secret.ts";
import { withExistingStore, withStore } from "./with-store.ts";

interface DataOptions {
  readonly data: string;
}

const MAY_BE_ANYBODY =
  "Who has it may sign in as any user. Keep it on your servers, as you keep a password.";

// The count is in the memory of the process that serves.
const WHO_COUNTS =
  "What share of events carries a valid token, and since when it is counted, the running server tells:";
const ENFORCED = `From now on events of a user without a valid token are refused. ${WHO_COUNTS} the studio's Delivery page, or GET /api/identity. Unless it is near 1, go back:`;

/** `cairn keys identity`: how users prove who they are. */
export function identityCommand(): Command {
  return new Command("identity")
    .description(
      "Show and rotate the secrets of identity tokens, and say how strictly tokens are asked for.",
    )
    .addCommand(showCommand(), { isDefault: true })
    .addCommand(newCommand())
    .addCommand(retireCommand())
    .addCommand(modeCommand());
}

function showCommand(): Command {
  return new Command("show")
    .description("Modes, and the secrets in use by their endings.")
    .addOption(dataOption())
    .action((options: DataOptions) =>
      withExistingStore(options, async ({ registry: { access } }) => {
        console.log(`live: ${await access.identityMode("live")}`);
        console.log(`test: ${await access.identityMode("test")}`);
        const secrets = await access.identitySecrets();
        for (const { secret, createdAtMs } of secrets) {
          console.log(`…${endingOf(secret)}  made ${new Date(createdAtMs).toISOString()}`);
        }
        if (secrets.length === 0) console.log("No secret yet. Make one: cairn keys identity new");
        console.log(`${WHO_COUNTS} the studio's Delivery page, or GET /api/identity.`);
      }),
    );
}

function newCommand(): Command {
  return new Command("new")
    .description("Make a secret beside the one in use; two may be. It is printed once.")
    .addOption(dataOption())
    .action((options: DataOptions) =>
      withStore(options, async (context) => {
        const made = await addIdentitySecret(context.registry.access, context.now());
        if (!made.ok) stopWith(`${made.failure} cairn keys identity retire ENDING`);
        const { whole } = made.value;
        await record(context, "identity-secret-made", `…${endingOf(whole)}`);
        tellSecret(whole, MAY_BE_ANYBODY);
      }),
    );
}

function retireCommand(): Command {
  return new Command("retire")
    .description("End a secret: tokens signed with it are worth nothing from now on.")
    .argument("<ending>", "its last four characters")
    .addOption(dataOption())
    .action((ending: string, options: DataOptions) =>
      withExistingStore(options, async (context) => {
        const last = ending.slice(-4);
        const retired = await retireIdentitySecret(context.registry.access, last);
        if (!retired.ok) {
          const { kind, detail } = retired.failure;
          const next =
            kind === "unknown" ? "List them: cairn keys identity" : "cairn keys identity new";
          stopWith(`${detail} ${next}`);
        }
        await record(context, "identity-secret-retired", `…${last}`);
        console.log(`…${last} is retired.`);
      }),
    );
}

function modeCommand(): Command {
  return new Command("mode")
    .description(
      "off: believe user ids. observe: count what enforce would refuse. enforce: refuse it.",
    )
    .addArgument(new Argument("<mode>").choices(["off", "observe", "enforce"]))
    .addOption(environmentOption())
    .addOption(dataOption())
    .action((mode: IdentityMode, options: CommonOptions) =>
      withStore(options, async (context) => {
        const { access } = context.registry;
        if (mode === "enforce" && (await access.identitySecrets()).length === 0) {
          stopWith("There is no identity secret to enforce. Make one: cairn keys identity new");
        }
        await access.setIdentityMode(options.env, mode);
        await record(context, "identity-mode-set", `${options.env}: ${mode}`);
        console.log(`${options.env}: ${mode}`);
        if (mode === "enforce")
          process.stderr.write(`${ENFORCED} cairn keys identity mode observe\n`);
      }),
    );
}

function record(
  { registry, now }: CollectorContext,
  action: AuditEntry["action"],
  detail: string,
): Promise<void> {
  return registry.definitions.record({ atMs: now(), by: "cairn", action, detail });
}
