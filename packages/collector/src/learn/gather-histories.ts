import { setImmediate as nextTurn } from "node:timers/promises";
import type { CompiledGuidebook } from "@cairn/core";
import type { StallLeftOut } from "@cairn/core/api";
import type { EventLog, LogRow } from "../store/event-log.ts";
import type { ProjectionStore } from "../store/people.ts";
import { type DecidedPerson, historyOf } from "./history-of.ts";
import { horizonOf } from "./horizon.ts";
import { createRescues } from "./rescuing-guides.ts";
import { type SampledPerson, samplePeople } from "./sample-people.ts";
import type { StallHistory } from "./stall-history.ts";
import { unfitness } from "./unfit-rows.ts";

// Fits well from 250 users on, and hardly better from 5 000.
const SAMPLED = 5_000;
// So that enough are left where many of them came lately.
const CANDIDATES = 2;
// More than anybody does on the way; who does more is a script.
const MOST_ROWS = 20_000;
// Active time as browsers count it is what browsers will judge by: once so many people have it, only they count.
const ENOUGH_MEASURED = 250;

/** What histories are gathered from. */
export interface GatheredParts {
  readonly log: Pick<EventLog, "scan">;
  readonly projection: Pick<ProjectionStore, "everyone" | "account" | "persons">;
  readonly book: CompiledGuidebook;
  /** Epoch milliseconds. */
  readonly nowMs: number;
  /** People learned from at most; 5 000 when left out. */
  readonly sample?: number;
  /** Hears how far it is. */
  onProgress?(done: number, all: number): void;
  /** True ends it early, with what there is. */
  isStopped?(): boolean;
}

/** What is learned from, and who was left out. */
export interface Gathered {
  readonly histories: readonly StallHistory[];
  readonly horizonMs: number;
  readonly activeTime: "measured" | "from-gaps";
  readonly leftOut: StallLeftOut;
}

/**
 * How a sample of live people fared until it was decided whether they get through, read person by person so that others
 * are answered in between. The projection must have been folded under the milestones of `book`.
 */
export async function gatherHistories(parts: GatheredParts): Promise<Gathered> {
  const { projection, book, nowMs, sample = SAMPLED } = parts;
  const isStopped = (): boolean => parts.isStopped?.() === true;
  const size = CANDIDATES * sample;
  const candidates = await samplePeople({ projection, book, size, isStopped });
  const horizonMs = horizonOf(
    candidates.flatMap(({ beganMs, throughMs }) =>
      throughMs === undefined ? [] : [Math.max(0, throughMs - beganMs)],
    ),
  );
  const leftOut = { undecided: 0, bots: 0, clocks: 0, unseen: 0 };
  const context = { book, rescues: createRescues(book) };
  const found: (StallHistory & { readonly isMeasured: boolean })[] = [];
  const all = Math.min(candidates.length, sample);
  for (const candidate of candidates) {
    if (found.length >= sample || isStopped()) break;
    const decided = decidedPerson(candidate, horizonMs, nowMs);
    if (decided === undefined) {
      leftOut.undecided += 1;
      continue;
    }
    const rows = await readRows(parts.log, candidate, decided, horizonMs);
    const unfit = rows.length > MOST_ROWS ? "bots" : unfitness(rows, nowMs);
    // Where the beginning has expired, what is left looks like somebody who began elsewhere.
    const isWhole = rows[0]?.atMs === candidate.firstMs;
    const history = isWhole && unfit === undefined ? historyOf(decided, rows, context) : undefined;
    if (unfit !== undefined) leftOut[unfit] += 1;
    else if (history === undefined) leftOut.unseen += 1;
    else found.push(history);
    parts.onProgress?.(Math.min(found.length, all), all);
    await nextTurn();
  }
  const measured = found.filter(({ isMeasured }) => isMeasured);
  const areEnough = measured.length >= ENOUGH_MEASURED || measured.length === found.length;
  const histories = areEnough ? measured : found;
  leftOut.unseen += found.length - histories.length;
  return {
    histories,
    horizonMs,
    activeTime: areEnough ? "measured" : "from-gaps",
    leftOut,
  };
}

/** Undefined while they may still get through. Who got through later than the horizon had not in time. */
function decidedPerson(
  { id, firstMs, beganMs, throughMs, reached }: SampledPerson,
  horizonMs: number,
  nowMs: number,
): DecidedPerson | undefined {
  const endMs = beganMs + horizonMs;
  if (throughMs !== undefined && throughMs <= endMs) {
    return { id, firstMs, passedMs: throughMs, reached };
  }
  return nowMs < endMs ? undefined : { id, firstMs, reached };
}

/** Their rows until it was decided, in order of time; more than `MOST_ROWS` where there are too many to read them all. */
async function readRows(
  log: Pick<EventLog, "scan">,
  { actors, beganMs }: SampledPerson,
  { firstMs, passedMs }: DecidedPerson,
  horizonMs: number,
): Promise<readonly LogRow[]> {
  const untilMs = passedMs === undefined ? beganMs + horizonMs : passedMs + 1;
  const rows: LogRow[] = [];
  for await (const chunk of log.scan({ environment: "live", actors, fromMs: firstMs, untilMs })) {
    rows.push(...chunk);
    if (rows.length > MOST_ROWS) return rows;
  }
  return rows.toSorted(
    (a, b) =>
      a.atMs - b.atMs || (a.seq ?? 0) - (b.seq ?? 0) || (a.messageId < b.messageId ? -1 : 1),
  );
}
