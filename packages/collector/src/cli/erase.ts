import type { Environment } from "@cairn/core/api";
import { Command, Option } from "commander";
import { erasePerson } from "../privacy/erase-person.ts";
import { leftoverCopies } from "./leftover-copies.ts";
import { dataOption } from "./options.ts";
import { stopWith } from "./stop-with.ts";
import { withExistingStore } from "./with-store.ts";

interface EraseOptions {
  readonly data: string;
  readonly user: string;
  readonly env: Environment | "both";
}

/** `cairn erase`: removes everything about one person, also while a server runs on the same folder. */
export function eraseCommand(): Command {
  return new Command("erase")
    .description(
      "Remove everything about one person: events, record, refused events, webhook deliveries.",
    )
    .requiredOption("--user <id>", "user id, or anon: and the anonymous id")
    .addOption(
      new Option("--env <environment>", "environment")
        .choices(["live", "test", "both"])
        .default("both"),
    )
    .addOption(dataOption())
    .action(async (options: EraseOptions) => {
      const { user, env } = options;
      const environments = env === "both" ? (["live", "test"] as const) : [env];
      const wasHeld = await withExistingStore(options, (parts) => erase(parts, user, environments));
      if (!wasHeld) stopWith(`Nobody of the id ${user} was found in ${environments.join(" or ")}.`);
      console.log(
        "What they did before now and a browser still holds will be refused. Backups keep what they held.",
      );
      for (const copy of leftoverCopies(options.data)) {
        // With what may lie beside it: its write-ahead log.
        console.log(`An older copy may still hold them. Once you need it no more: rm '${copy}'*`);
      }
    });
}

/** Whether anything was held of them. */
async function erase(
  parts: Parameters<typeof erasePerson>[0],
  id: string,
  environments: readonly Environment[],
): Promise<boolean> {
  let wasHeld = false;
  const told: string[] = [];
  for (const environment of environments) {
    const by = "cairn erase";
    const { known, events, deadLetters, deliveries } = await erasePerson(parts, {
      environment,
      id,
      by,
    });
    wasHeld ||= known || deadLetters > 0 || deliveries > 0;
    const held = `${events} events, ${deadLetters} dead letters, ${deliveries} deliveries removed`;
    told.push(`${environment}: ${known ? held : `nobody of that id; ${held}`}.`);
  }
  if (wasHeld) console.log(told.join("\n"));
  return wasHeld;
}
