import { Command } from "commander";
import { publishGuidebook } from "../publish/publish.ts";
import { rollback } from "../publish/rollback.ts";
import { fileProblem } from "./file-problem.ts";
import { type CommonOptions, dataOption, environmentOption } from "./options.ts";
import { readGuidebook } from "./read-guidebook.ts";
import { stopWith } from "./stop-with.ts";
import { withExistingStore, withStore } from "./with-store.ts";

/** Who the audit log names for what was done on the command line. */
const BY = "command line";

/** `cairn publish`: makes a guidebook live. Open pages follow within a minute. */
export function publishCommand(): Command {
  return new Command("publish")
    .description("Make a guidebook live. A running collector notices within seconds.")
    .argument("<file>", "JSON, or a module that default-exports the guidebook")
    .option("--note <text>", "what changed, for the history")
    .addOption(environmentOption())
    .addOption(dataOption())
    .action(async (file: string, options: CommonOptions & { readonly note?: string }) => {
      const guidebook = await readGuidebook(file);
      const published = await withStore(options, ({ registry: { definitions }, now }) =>
        publishGuidebook(guidebook, options.note, { definitions, by: BY, now }, options.env),
      );
      if (published.ok) {
        console.log(`Version ${published.value.version} is ${whereOf(options)}.`);
        return;
      }
      for (const problem of published.failure.problems) {
        console.error(fileProblem(file, problem));
      }
      stopWith(`${file}: was not published; what is live stays. Put the faults above right first.`);
    });
}

/** `cairn rollback`: publishes an older version again. */
export function rollbackCommand(): Command {
  return new Command("rollback")
    .description("Publish an older version again, under a new number.")
    .argument("<version>", "number of the version to restore")
    .addOption(environmentOption())
    .addOption(dataOption())
    .action(async (version: string, options: CommonOptions) => {
      const wanted = Number(version);
      const restored = await withExistingStore(options, ({ registry: { definitions }, now }) =>
        rollback(wanted, { definitions, by: BY, now }, options.env),
      );
      if (restored.ok) {
        const { version: made } = restored.value;
        console.log(`Version ${made} is ${whereOf(options)}; it restores version ${wanted}.`);
        return;
      }
      const { latest } = restored.failure;
      stopWith(
        latest === undefined
          ? "Nothing was published yet. Publish a guidebook first: cairn publish FILE."
          : `There is no version ${version}. Name one from 1 to ${latest}.`,
      );
    });
}

function whereOf({ env }: CommonOptions): string {
  return env === "live" ? "live" : "in test";
}
