import { bucket, type CompiledGuidebook, isReservedEvent, type JsonObject } from "@cairn/core";
import type { FirstScreenLoss, FirstScreenShare } from "@cairn/core/api";
import { horizonOf } from "../learn/horizon.ts";
import type { LogRow } from "../store/event-log.ts";
import type { MemberOutline } from "./population.ts";
import { wayOf } from "./way.ts";

// Whoever did one thing made few events beside it, and not for long: page views, guides, the end of the session.
const MOST_EVENTS = 20;
const LONGEST_MS = 30 * 60_000;
// Enough for shares to a per cent or two; rows are read for these.
const SAMPLED = 2_000;
const LISTED = 5;

/** Members who were lost, and those of them who may have left after one event: their rows tell. */
export interface FirstScreenCandidates {
  /** After how long who has not got through counts as lost, as where stalls are learned. */
  readonly horizonMs: number;
  readonly lost: number;
  readonly candidates: number;
  /** Those to look at: all of them, or as many as tell enough. */
  readonly looked: readonly MemberOutline[];
}

/** Finds them without the log. Nobody is lost where there is no way to go. */
export function firstScreenCandidates(
  members: readonly MemberOutline[],
  book: Pick<CompiledGuidebook, "activation" | "milestones">,
  nowMs: number,
): FirstScreenCandidates {
  const way = wayOf(book);
  const isThrough = ({ reached }: MemberOutline): boolean => way.every((id) => id in reached);
  const horizonMs = horizonOf(
    members
      .filter(isThrough)
      .map(({ reached, person: { firstMs, progress } }) =>
        Math.max(0, ...way.map((id) => reached[id]! - (progress.startMs ?? firstMs))),
      ),
  );
  const lost = members.filter(
    (member) => !isThrough(member) && member.person.firstMs <= nowMs - horizonMs,
  );
  const candidates = lost.filter(
    ({ person: { events, firstMs, lastMs } }) =>
      events <= MOST_EVENTS && lastMs - firstMs <= LONGEST_MS,
  );
  const looked =
    candidates.length <= SAMPLED
      ? candidates
      : candidates
          .map((member) => ({ member, at: bucket("first-screen", member.person.id) }))
          .toSorted((a, b) => a.at - b.at)
          .slice(0, SAMPLED)
          .map(({ member }) => member);
  return { horizonMs, lost: lost.length, candidates: candidates.length, looked };
}

/** Those of `looked` who left after one event of their own, with it; `rowsOf` has their rows. */
export function leftAfterOne(
  { looked }: Pick<FirstScreenCandidates, "looked">,
  rowsOf: RowsOf,
): readonly { readonly member: MemberOutline; readonly row: LogRow }[] {
  return looked.flatMap((member) => {
    const own = rowsOf(member).filter(({ name }) => !isReservedEvent(name));
    return own.length === 1 && own[0] !== undefined ? [{ member, row: own[0] }] : [];
  });
}

/** Rows of somebody who is looked at. */
export type RowsOf = (member: MemberOutline) => readonly LogRow[];

/** How many left after one event of their own, and what that was; `rowsOf` has the rows of those to look at. */
export function firstScreenLoss(
  { horizonMs, lost, candidates, looked }: FirstScreenCandidates,
  rowsOf: RowsOf,
): FirstScreenLoss {
  const firsts = leftAfterOne({ looked }, rowsOf).map(({ row }) => row);
  const scale = looked.length === 0 ? 0 : candidates / looked.length;
  return {
    horizonMs,
    lost,
    afterOne: Math.round(firsts.length * scale),
    ...(looked.length < candidates ? { sampled: looked.length } : {}),
    pages: shares(firsts.map(pageOf)),
    referrers: shares(firsts.map(referrerOf)),
    devices: shares(firsts.map(deviceOf)),
  };
}

function shares(values: readonly (string | undefined)[]): readonly FirstScreenShare[] {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, people]) => ({ value, people }))
    .toSorted((a, b) => b.people - a.people || (a.value < b.value ? -1 : 1))
    .slice(0, LISTED);
}

/** The page that an event was made on; undefined where it does not say. */
export function pageOf({ context, properties }: Pick<LogRow, "context" | "properties">): string | undefined {
  return textIn(partOf(context, "page"), "path") ?? textIn(properties, "path");
}

/** The site that they came from; "nowhere known" is left out. */
function referrerOf({ context, properties }: LogRow): string | undefined {
  const url =
    textIn(partOf(context, "referrer"), "url") ??
    textIn(partOf(context, "page"), "referrer") ??
    textIn(properties, "referrer");
  return url !== undefined && URL.canParse(url) ? new URL(url).host : undefined;
}

const PHONE_WIDTH = 640;
const TABLET_WIDTH = 1024;

/** As browsers call it for guides: by the width of the screen; else by what the sender said. */
function deviceOf({ context }: LogRow): string | undefined {
  const width = partOf(context, "screen")["width"];
  if (typeof width === "number") {
    return width < PHONE_WIDTH ? "phone" : width < TABLET_WIDTH ? "tablet" : "desktop";
  }
  const agent = textIn(context ?? {}, "userAgent");
  if (agent !== undefined) return /mobi/i.test(agent) ? "phone" : "desktop";
  return textIn(partOf(context, "device"), "type");
}

function partOf(context: JsonObject | undefined, name: string): JsonObject {
  const part = context?.[name];
  return typeof part === "object" && part !== null ? (part as JsonObject) : {};
}

function textIn(part: JsonObject, name: string): string | undefined {
  const value = part[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}
