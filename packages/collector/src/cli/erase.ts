import type { Environment } from "@cairn/core/api";
import { Command, Option } from "commander";
import { erasePerson } from "../privacy/erase-person.ts";
import { dataOption } from "./options.ts";
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
    .action((options: EraseOptions) =>
      withExistingStore(options, (parts) => erase(parts, options)),
    );
}

async function erase(
  parts: Parameters<typeof erasePerson>[0],
  { user, env }: EraseOptions,
): Promise<void> {
  for (const environment of env === "both" ? (["live", "test"] as const) : [env]) {
    const { known, events, deadLetters, deliveries } = await erasePerson(parts, {
      environment,
      id: user,
      by: "cairn erase",
    });
    const held = `${events} events, ${deadLetters} dead letters, ${deliveries} deliveries removed`;
    console.log(`${environment}: ${known ? held : `nobody of that id; ${held}`}.`);
  }
  console.log(
    "What they did before now and a browser still holds will be refused. Backups keep what they held.",
  );
}
