import {
  type CompiledGuidebook,
  type CompiledMilestone,
  type Facts,
  isCapped,
  type JsonObject,
  milestoneKey,
} from "@cairn/core";
import type { Person, PersonSummary, TimelineEntry } from "@cairn/core/api";
import type { LogRow } from "../store/event-log.ts";
import type { StallRecord } from "../store/people.ts";
import { eventInWords, type NamedParts } from "./event-in-words.ts";
import { experimentsOf, guidesOf } from "./person-guides.ts";
import type { Member, MemberOutline } from "./population.ts";
import { openStalls } from "./stalls.ts";

/** One line of the list of people, their stall by the title that its milestone has in `book`. */
export function summaryOf(
  member: MemberOutline,
  book: Pick<NamedParts, "milestones">,
): PersonSummary {
  const { person, reached, activated } = member;
  const [stall] = openStalls(member).toSorted((a, b) => b.atMs - a.atMs);
  return {
    id: person.id,
    ...textTrait(person.traits, "name"),
    ...textTrait(person.traits, "email"),
    ...(person.accountId === undefined ? {} : { account: person.accountId }),
    firstAt: isoTime(person.firstMs),
    lastAt: isoTime(person.lastMs),
    reached: Object.keys(reached).length,
    activated,
    ...(member.isStaff === true ? { isStaff: true as const } : {}),
    ...(stall === undefined ? {} : stallOf(stall, book)),
  };
}

/** Everything about one person; `rows` newest first. Milestones stand in the order of the activation, then the rest. */
export function personOf(
  member: Member,
  rows: readonly LogRow[],
  facts: Facts,
  book: NamedParts & Pick<CompiledGuidebook, "activation" | "definitions" | "paused">,
): Person {
  const { person, reached } = member;
  return {
    ...summaryOf(member, book),
    traits: person.traits,
    progress: inActivationOrder(book).map(({ id, title }) => {
      const reachedMs = reached[id];
      return {
        milestone: id,
        title,
        ...(reachedMs === undefined ? {} : { reachedAt: isoTime(reachedMs) }),
        ...(isUndecided(id, person, book) ? { undecided: true as const } : {}),
      };
    }),
    events: person.events,
    guides: guidesOf(person, facts, book),
    experiments: experimentsOf(person, book),
    timeline: rows.map((row) => timelineEntry(row, book, reached)),
  };
}

/** Milestones in the order of the activation, then the rest. */
export function inActivationOrder({
  activation,
  milestones,
}: Pick<CompiledGuidebook, "activation" | "milestones">): readonly CompiledMilestone[] {
  const rank = new Map(activation.map((id, index) => [id, index]));
  return milestones.toSorted(
    (a, b) => (rank.get(a.id) ?? Infinity) - (rank.get(b.id) ?? Infinity) || 0,
  );
}

function stallOf(
  { milestone, atMs }: StallRecord,
  { milestones }: Pick<NamedParts, "milestones">,
): Pick<PersonSummary, "stalledAt" | "stalledBy"> {
  const title = milestones.find(({ id }) => id === milestone)?.title ?? milestone;
  return { stalledAt: isoTime(atMs), stalledBy: { milestone, title } };
}

/** Whether the evidence that is kept for the milestone is full and does not decide it. */
function isUndecided(
  milestone: string,
  { progress }: Member["person"],
  { definitions }: Pick<CompiledGuidebook, "definitions">,
): boolean {
  const key = milestoneKey(milestone);
  const definition = definitions.thresholds[key];
  const state = progress.thresholds[key];
  if (definition === undefined || state?.version !== definition.version) return false;
  return isCapped(definition.threshold, state.candidates);
}

/** One row as the timeline tells it. */
export function timelineEntry(
  row: LogRow,
  book: NamedParts,
  reached: Member["reached"],
): TimelineEntry {
  return {
    messageId: row.messageId,
    at: isoTime(row.atMs),
    receivedAt: isoTime(row.receivedAtMs),
    name: row.name,
    ...eventInWords(row, book, reached),
    properties: row.properties,
  };
}

/** A trait of that name where it is text. */
export function textTrait<Name extends "name" | "email">(
  traits: JsonObject,
  name: Name,
): { readonly [Key in Name]?: string } {
  const value = traits[name];
  return typeof value === "string" ? ({ [name]: value } as { [Key in Name]: string }) : {};
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
