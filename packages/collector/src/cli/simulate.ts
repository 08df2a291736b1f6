import { parseDuration } from "@cairn/core";
import type { ReachProgress, ReachReason, SimulatedGuide, Simulation } from "@cairn/core/api";
import { missInWords, unknownInWords } from "@cairn/core/replay";
import { Command, InvalidArgumentError, Option } from "commander";
import type { CollectorContext } from "../context.ts";
import { simulate } from "../reach/simulate.ts";
import { type UsableGuidebook, usableGuidebook } from "../reach/usable-guidebook.ts";
import { loadReachParts } from "../routes/api/load-reach-parts.ts";
import { fileProblem } from "./file-problem.ts";
import { type CommonOptions, dataOption, environmentOption } from "./options.ts";
import { readGuidebook } from "./read-guidebook.ts";
import { stopWith } from "./stop-with.ts";
import { withExistingStore } from "./with-store.ts";

interface SimulateOptions extends CommonOptions {
  readonly since: number;
  readonly guide?: string;
}

type Found = Omit<Simulation, "unfinished">;

const WEEK_MS = 7 * 86_400_000;
const TOLD_EVERY_MS = 1_000;

/** `cairn simulate`: who would have seen the guides of a guidebook, had it been live. */
export function simulateCommand(): Command {
  return new Command("simulate")
    .description(
      "Replay recorded history: who would have seen the guides of a guidebook, and why not.",
    )
    .argument("<file>", "JSON, or a module that default-exports the guidebook")
    .addOption(
      new Option("--since <time>", 'how far back, such as "7d"')
        .argParser(spanOf)
        .default(WEEK_MS, "7d"),
    )
    .option("--guide <id>", "one guide, with every reason")
    .addOption(environmentOption())
    .addOption(dataOption())
    .action(async (file: string, options: SimulateOptions) => {
      const usable = await usableIn(file, await readGuidebook(file), options.guide);
      const found = await withExistingStore(options, (context) => run(context, usable, options));
      for (const part of usable.unfinished)
        console.error(`${file}: ${part} was left out: it has problems.`);
      console.log(head(found, options));
      const one = found.guides.find(({ guide }) => guide === options.guide);
      if (one !== undefined) printGuide(one, found);
      else if (options.guide !== undefined)
        stopWith(`${file}: there is no guide ${options.guide} that is switched on.`);
      else {
        for (const line of tableOf(found)) console.log(line);
        if (usable.unfinished.length > 0)
          stopWith(`${file}: what was left out is not in this. What is wrong: cairn check ${file}`);
      }
    });
}

function spanOf(text: string): number {
  const span = parseDuration(text);
  if (span !== undefined && span > 0) return span;
  throw new InvalidArgumentError('a time is a number with a unit, such as "7d" or "12h"');
}

async function usableIn(
  file: string,
  guidebook: unknown,
  guide: string | undefined,
): Promise<UsableGuidebook> {
  const usable = await usableGuidebook(
    guidebook,
    guide === undefined ? undefined : `guides.${guide}`,
  );
  if (usable.ok) return usable.value;
  for (const problem of usable.failure) console.error(fileProblem(file, problem));
  return stopWith(`${file}: put the faults above right first; cairn check names them all.`);
}

async function run(
  context: CollectorContext,
  { guidebook }: UsableGuidebook,
  { env, since }: SimulateOptions,
): Promise<Found> {
  const parts = await loadReachParts(context, env, guidebook);
  const work = simulate(parts, { sinceMs: parts.nowMs - since });
  let toldMs = performance.now();
  for (;;) {
    const step = await work.next();
    if (step.done) return step.value;
    if (performance.now() - toldMs < TOLD_EVERY_MS) continue;
    toldMs = performance.now();
    process.stderr.write(`${progressLine(step.value)}\n`);
  }
}

function progressLine({ done, all }: ReachProgress): string {
  return `  ${done.toLocaleString("en")} of ${all.toLocaleString("en")}`;
}

function head({ from, people, looked, leftOut }: Found, { env }: SimulateOptions): string {
  const sample = looked + leftOut < people ? `, of whom ${looked} by chance were looked at` : "";
  const many = leftOut === 0 ? "" : `; ${leftOut} with too many events were left out`;
  const who = people === 1 ? "person did" : "people did";
  return `Since ${from.slice(0, 10)}, ${people} ${who} something (${env})${sample}${many}.`;
}

/** A line a guide under a line of headings, or that there is none. */
function tableOf(found: Found): readonly string[] {
  if (found.guides.length === 0) return ["No guide is switched on."];
  const rows = found.guides.map((guide) => {
    const [first] = guide.reasons;
    const counts = [guide.would, guide.wouldNot, guide.unknown].map(String);
    const because = first && `${reasonInWords(first, guide, found)} (${first.people})`;
    return [guide.guide, ...counts, because ?? ""];
  });
  const table = [["guide", "would", "would not", "unknown", "mostly because"], ...rows];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
  return table.map((row) =>
    row
      .map((cell, column) =>
        // Numbers stand under each other, words begin under each other.
        column >= 1 && column <= 3 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      )
      .join("  ")
      .trimEnd(),
  );
}

function printGuide(guide: SimulatedGuide, found: Found): void {
  const { would, unknown, wouldNot } = guide;
  console.log(`${guide.guide}: ${would} would have seen it, ${wouldNot} not, ${unknown} unknown.`);
  for (const reason of guide.reasons) {
    const mark = reason.kind === "unknown" ? "unknown" : "not";
    const people = String(reason.people).padStart(7);
    console.log(`${people}  ${mark.padEnd(7)}  ${reasonInWords(reason, guide, found)}`);
  }
}

function reasonInWords(reason: ReachReason, { guide }: SimulatedGuide, { guides }: Found): string {
  if (reason.kind === "unknown") {
    const titleOf = (id: string): string => guides.find((one) => one.guide === id)?.title ?? id;
    return unknownInWords(reason.because, guide, titleOf);
  }
  const { part, reason: why } = reason.because;
  const which = part === undefined ? "" : ` (number ${part + 1} of those that must all hold)`;
  return `${missInWords(why)}${which}`;
}
