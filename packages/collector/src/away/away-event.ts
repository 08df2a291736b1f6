import { createHash } from "node:crypto";
import { type JsonObject, type StallReason, stallInWords } from "@cairn/core";
import { COLLECTOR } from "../project/made-here.ts";
import type { LogEvent } from "../store/event-log.ts";
import type { PersonRecord } from "../store/people.ts";
import type { Away } from "./judge-away.ts";
import type { LeftState } from "./left-state.ts";

/** The version of this way of calling people away; `model` of what it finds. */
export const AWAY_MODEL = "away-1";

/** `Stall Detected` of somebody who is not there: the silence and what was seen before it. Found again it is the same event. */
export function stallDetected(
  person: PersonRecord,
  { title, ...away }: Away & { readonly title: string },
  { reasons = [], model = AWAY_MODEL, chance = away.chance }: Partial<LeftState>,
  nowMs: number,
): LogEvent {
  const { milestone, sinceMs, atMs } = away;
  const evidence = withSilence(reasons, atMs - sinceMs);
  return madeHere(
    person,
    "Stall Detected",
    { milestone, sinceMs, atMs, nowMs },
    {
      reasons: evidence as readonly object[] as JsonObject[],
      model,
      since: new Date(sinceMs).toISOString(),
      words: stallInWords(title, evidence),
      ...(chance === undefined ? {} : { chance }),
    },
  );
}

/** `Stall Resolved` of somebody who came back and passed the milestone at `passedMs`. */
export function stallResolved(
  person: PersonRecord,
  milestone: string,
  passedMs: number,
  nowMs: number,
): LogEvent {
  const times = { milestone, sinceMs: passedMs, atMs: passedMs, nowMs };
  return madeHere(person, "Stall Resolved", times, { by: "progress" });
}

/** "gone" first: it is what made the alarm, and weighs as much as all that was seen before. */
function withSilence(reasons: readonly StallReason[], silentMs: number): readonly StallReason[] {
  const gone: StallReason = {
    kind: "gone",
    count: 1,
    weight: reasons.length === 0 ? 1 : 0.5,
    overMs: silentMs,
  };
  return [gone, ...reasons.map((reason) => ({ ...reason, weight: reason.weight / 2 }))];
}

function madeHere(
  { id, userId, accountId }: PersonRecord,
  name: string,
  { milestone, sinceMs, atMs, nowMs }: Away & { readonly nowMs: number },
  properties: JsonObject,
): LogEvent {
  return {
    messageId: `away-${digest(JSON.stringify([name, id, milestone, sinceMs]))}`,
    type: "track",
    name,
    actor: id,
    ...(userId === undefined ? { anonymousId: id.replace(/^anon:/, "") } : { userId }),
    ...(accountId === undefined ? {} : { accountId }),
    atMs,
    receivedAtMs: nowMs,
    properties: { milestone, ...properties, source: COLLECTOR },
    trust: "server",
  };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 27);
}
