import { setImmediate as nextTurn } from "node:timers/promises";
import { type CompiledMilestone, milestoneKey } from "@cairn/core";
import type { ReachProgress, Simulation } from "@cairn/core/api";
import type { ReplayHistory, ReplayWindow } from "@cairn/core/replay";
import { accountReached } from "../project/accounts.ts";
import { firstUnitOf } from "../project/exposures.ts";
import type { LogRow } from "../store/event-log.ts";
import type { PersonRecord } from "../store/people.ts";
import { knownElements } from "./known-elements.ts";
import { type ReachParts, uncountedFacts } from "./reach-parts.ts";
import { reachPerson } from "./reach-person.ts";
import { replayHistory } from "./replay-history.ts";
import { replayInTurns } from "./replay-in-turns.ts";
import { samplePeople } from "./sample-people.ts";
import { createVerdictTally } from "./tally-verdicts.ts";

// One in fifty of a hundred thousand: what is found of them is within two per cent of what all would give.
const MOST_PEOPLE = 2_000;
// More than anybody does in a browser; who does more is a script.
const MOST_ROWS = 20_000;
// Elements are where they were lately.
const ELEMENTS_MS = 30 * 86_400_000;

/**
 * Who would have seen each guide of the draft since. Reads person by person, answers others in between, and ends where its
 * reader ends.
 */
export async function* simulate(
  parts: ReachParts,
  { sinceMs, most = MOST_PEOPLE }: { readonly sinceMs: number; readonly most?: number },
): AsyncGenerator<ReachProgress, Omit<Simulation, "unfinished">> {
  const { projection, environment, draft, nowMs } = parts;
  const { people, sample } = yield* samplePeople(
    projection,
    environment,
    ({ lastMs }) => lastMs >= sinceMs,
    most,
  );
  const window = await replayWindow(parts, sinceMs);
  const tallies = new Map(draft.guides.map((guide) => [guide.id, createVerdictTally(guide)]));
  let leftOut = 0;
  for (const [index, person] of sample.entries()) {
    const history = await readHistory(parts, person);
    if (history === undefined) leftOut += 1;
    else {
      for (const [guide, verdict] of await replayInTurns(draft, history, window)) {
        tallies.get(guide)?.add(reachPerson(person), verdict);
      }
    }
    yield { done: index + 1, all: sample.length };
    await nextTurn();
  }
  return {
    from: new Date(sinceMs).toISOString(),
    until: new Date(nowMs).toISOString(),
    people,
    looked: sample.length - leftOut,
    leftOut,
    guides: [...tallies.values()].map((tally) => tally.result()),
  };
}

/** The time up to now, with what nobody recorded of it. */
export async function replayWindow(parts: ReachParts, sinceMs: number): Promise<ReplayWindow> {
  const { log, environment, draft, live, nowMs } = parts;
  const told = new Set(live.events.map(({ name }) => name));
  return {
    fromMs: sinceMs,
    untilMs: nowMs,
    unrecorded: new Set(draft.events.map(({ name }) => name).filter((name) => !told.has(name))),
    uncounted: new Set([
      ...uncountedFacts(parts),
      ...draft.milestones
        .filter((one) => one.people && !isFolded(one, parts))
        .map(({ id }) => milestoneKey(id)),
    ]),
    wasElementThere: await knownElements(log, environment, nowMs - ELEMENTS_MS, { draft, live }),
  };
}

/** Whether people were folded under the milestone as the draft has it. */
function isFolded({ id }: CompiledMilestone, { draft, live }: ReachParts): boolean {
  const key = milestoneKey(id);
  const { version } = draft.definitions.thresholds[key] ?? {};
  return version !== undefined && version === live.definitions.thresholds[key]?.version;
}

/** All that is recorded of somebody; undefined where that is too much. */
export async function readHistory(
  { log, projection, environment, draft, accountTraits, nowMs }: ReachParts,
  person: PersonRecord,
): Promise<ReplayHistory | undefined> {
  const rows: LogRow[] = [];
  for await (const chunk of log.scan({ environment, actors: person.actors, untilMs: nowMs })) {
    rows.push(...chunk);
    if (rows.length > MOST_ROWS) return undefined;
  }
  const { accountId } = person;
  const account =
    accountId === undefined ? undefined : await projection.account(environment, accountId);
  const known = {
    id: person.id,
    firstMs: person.firstMs,
    accountReachedAt: account ? await accountReached(account, draft, projection, nowMs) : {},
    accountTraits: await accountTraits(accountId),
    unit: firstUnitOf(person)?.[1],
  };
  return replayHistory(rows, known, draft, nowMs);
}
