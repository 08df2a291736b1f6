import { foldProgress, EMPTY_PROGRESS, milestonesReached } from "@cairn/core";
import type { PreviewedPerson } from "@cairn/core/api";
import type { ReplayEvent } from "@cairn/core/replay";
import type { PersonRecord } from "../store/people.ts";
import { reachPerson } from "./reach-person.ts";
import { replayInTurns } from "./replay-in-turns.ts";
import type { ReachParts } from "./reach-parts.ts";
import { readHistory, replayWindow } from "./simulate.ts";

// Long enough for every usual delay and the quiet after a page opens.
const STAYS_MS = 10 * 60_000;

/**
 * How a guide of the draft stands for one person, were they on the page now where they were seen last and stayed there for
 * ten minutes. Undefined where too much is recorded of them.
 */
export async function previewAs(
  parts: ReachParts,
  person: PersonRecord,
  guide: string,
): Promise<PreviewedPerson | undefined> {
  const { draft, nowMs } = parts;
  const history = await readHistory(parts, person);
  if (history === undefined) return undefined;
  const { events } = history;
  const last = events.findLast(({ here }) => here !== undefined)?.here;
  const untilMs = nowMs + STAYS_MS;
  const anonymousId = last?.anonymousId ?? person.id;
  const here = { path: "/", ...last, anonymousId, session: "preview", tab: "preview" };
  const comes = (atMs: number): ReplayEvent => ({
    id: `preview/${atMs}`,
    name: "",
    atMs,
    properties: {},
    here,
  });
  const visit = [...events, comes(nowMs), comes(untilMs)];
  const asked = await replayWindow(parts, nowMs);
  const window = { ...asked, fromMs: nowMs, untilMs: untilMs + 1, wasElementThere: () => true };
  const verdicts = await replayInTurns(draft, { ...history, events: visit }, window);
  const progress = events.reduce(
    (before, event) => foldProgress(before, event, draft.definitions),
    EMPTY_PROGRESS,
  );
  return {
    ...reachPerson(person),
    traits: person.traits,
    accountTraits: history.accountTraits ?? {},
    ...(last?.locale === undefined ? {} : { locale: last.locale }),
    ...(last === undefined ? {} : { path: last.path }),
    reachedAt: milestonesReached(progress, draft, history.accountReachedAt, nowMs),
    verdict: verdicts.get(guide) ?? { kind: "would-not", because: { reason: "unknown-guide" } },
  };
}
