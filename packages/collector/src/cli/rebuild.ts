import { Command } from "commander";
import type { CollectorContext } from "../context.ts";
import { type RebuildProgress, rebuildProgress } from "../project/rebuild.ts";
import { dataOption } from "./options.ts";
import { withExistingStore } from "./with-store.ts";

interface RebuildOptions {
  readonly data: string;
  readonly anew?: true;
}

const TOLD_EVERY_MS = 1_000;

/** `cairn rebuild`: folds the log anew into people, accounts and guides, also while a server runs on the same folder. */
export function rebuildCommand(): Command {
  return new Command("rebuild")
    .description(
      "Build people, accounts and guides anew from the log. What is there is served until it is done.",
    )
    .option("--anew", "begin again where one was interrupted, in place of going on with it")
    .addOption(dataOption())
    .action((options: RebuildOptions) =>
      withExistingStore(options, (context) => rebuild(context, options)),
    );
}

async function rebuild(
  { log, registry, projector }: CollectorContext,
  options: RebuildOptions,
): Promise<void> {
  const { projection } = registry;
  const anew = options.anew === true;
  const before = anew ? undefined : await rebuildProgress(log, projection);
  const foldedBefore = before?.events ?? 0;
  if (foldedBefore > 0) console.log(`Going on with a rebuild after ${count(foldedBefore)} events.`);
  const startedMs = performance.now();
  const rateNow = (events: number): number =>
    ((events - foldedBefore) * 1_000) / (performance.now() - startedMs);

  const telling = setInterval(() => {
    rebuildProgress(log, projection).then(
      (progress) => {
        if (progress !== undefined) {
          process.stderr.write(`${progressLine(progress, rateNow(progress.events))}\n`);
        }
      },
      // The rebuild itself meets the same fault, and tells it.
      () => undefined,
    );
  }, TOLD_EVERY_MS);
  await projector.rebuild({ anew }).finally(() => clearInterval(telling));

  const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
  // How far it was is counted by places in the log, those of erased events among them; what it was built from is not.
  const [live, test] = [await log.count("live"), await log.count("test")];
  const all = live.events + test.events;
  const rate = Math.max(0, rateNow(all));
  console.log(`Rebuilt from ${count(all)} events in ${seconds} s, ${count(rate)} events/s.`);
}

/** How far it is, at a rate of events a second so far. */
export function progressLine({ events, all }: RebuildProgress, rate: number): string {
  const done = `  ${count(events)} of ${count(all)} events`;
  if (!(rate >= 1)) return done;
  return `${done}, ${count(rate)} a second, ${count(Math.ceil((all - events) / rate))} s left`;
}

function count(amount: number): string {
  return Math.round(amount).toLocaleString("en");
}
