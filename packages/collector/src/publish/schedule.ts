import { fail, ok, type Result } from "@cairn/core";
import type { NewSchedule, Schedule } from "@cairn/core/api";
import { checkGuidebook, EMPTY_GUIDEBOOK } from "@cairn/core/guidebook";
import type { ScheduleSummary } from "../store/schedules.ts";
import { inWords, type PublishFailure } from "./publish.ts";
import type { Publishing } from "./publishing.ts";

/** Why nothing was scheduled. */
export type ScheduleFailure =
  | PublishFailure
  /** One waits in that environment already. */
  | { readonly kind: "waiting" }
  | { readonly kind: "not-in-the-future" };

/** Has the draft, as it is stored now, published at a later time. What is edited afterwards is not in it. */
export async function schedulePublish(
  { revision, at, environment = "live", note = "" }: NewSchedule,
  { definitions, by, now }: Publishing,
): Promise<Result<Schedule, ScheduleFailure>> {
  const [draft, live, current] = await Promise.all([
    definitions.draft(),
    definitions.live("live"),
    definitions.live(environment),
  ]);
  const stored = draft?.revision ?? 0;
  if (stored !== revision) return fail({ kind: "conflict", revision: stored });
  const source = draft?.guidebook ?? live.version?.guidebook ?? EMPTY_GUIDEBOOK;
  const { guidebook, problems } = checkGuidebook(source);
  if (guidebook === undefined) return fail({ kind: "invalid", problems });
  const madeAtMs = now();
  const atMs = Date.parse(at);
  if (!(atMs > madeAtMs)) return fail({ kind: "not-in-the-future" });
  const said = note.trim();
  const over = current.version?.version;
  const record = await definitions.schedule({
    environment,
    atMs,
    guidebook,
    revision,
    ...(over === undefined ? {} : { over }),
    by,
    ...(said === "" ? {} : { note: said }),
    madeAtMs,
  });
  if (record === undefined) return fail({ kind: "waiting" });
  const detail = `revision ${revision}${inWords(environment)} at ${new Date(atMs).toISOString()}`;
  await definitions.record({ atMs: madeAtMs, by, action: "publish-scheduled", detail });
  return ok(scheduleOf(record));
}

/** Takes back what waits; false when it waits no more. */
export async function cancelSchedule(
  id: number,
  { definitions, by, now }: Publishing,
): Promise<boolean> {
  const atMs = now();
  const ended = await definitions.endSchedule(id, { kind: "cancelled", atMs, by });
  const detail = `schedule ${id}`;
  if (ended) await definitions.record({ atMs, by, action: "schedule-cancelled", detail });
  return ended;
}

/** A schedule as the studio shows it. */
export function scheduleOf(record: ScheduleSummary): Schedule {
  const { id, environment, by, note, revision, outcome } = record;
  const frame = {
    id,
    environment,
    at: new Date(record.atMs).toISOString(),
    madeAt: new Date(record.madeAtMs).toISOString(),
    by,
    ...(note === undefined ? {} : { note }),
    revision,
  };
  if (outcome === undefined) return { ...frame, state: "waiting" };
  const ended = { ...frame, state: outcome.kind, endedAt: new Date(outcome.atMs).toISOString() };
  switch (outcome.kind) {
    case "published":
      return { ...ended, version: outcome.version };
    case "cancelled":
      return { ...ended, cancelledBy: outcome.by };
    case "refused":
      return { ...ended, because: outcome.because };
  }
}
