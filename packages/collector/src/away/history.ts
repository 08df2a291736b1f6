import { type CompiledGuidebook, isReservedEvent } from "@cairn/core";
import type { LogRow } from "../store/event-log.ts";
import { staysOf } from "./at-hand.ts";
import type { Followed } from "./follow.ts";
import type { AwayHistory } from "./silence.ts";

/** What histories are read under. */
export interface AwayBook {
  readonly book: Pick<CompiledGuidebook, "milestones" | "activation">;
  /** Whether a row is help that came because somebody was in trouble. */
  readonly rescues: (row: LogRow) => boolean;
}

/**
 * When somebody was seen and where they were, for judging how long they are away. Having been called away counts as help:
 * the company may have written to them.
 */
export function awayHistoryOf(
  { member: { person, reached }, rows, made }: Followed,
  { book, rescues }: AwayBook,
): AwayHistory {
  const seenMs = rows.map(({ atMs }) => atMs);
  const help = rows.filter(rescues);
  const stays = staysOf(seenMs[0] ?? person.firstMs, reached, book).map((stay) => {
    const { milestone, fromMs, passedMs = Infinity } = stay;
    const called = made.filter(
      ({ name, properties }) => name === "Stall Detected" && properties["milestone"] === milestone,
    );
    const times = [...help, ...called]
      .map(({ atMs }) => atMs)
      .filter((atMs) => atMs >= fromMs && atMs < passedMs);
    return times.length === 0 ? stay : { ...stay, helpedMs: Math.min(...times) };
  });
  return { user: person.id, seenMs, stays };
}

/** Who left after the first thing that they did here: no detector speaks of them. */
export function isFirstScreen({ rows }: Pick<Followed, "rows">): boolean {
  return rows.filter(({ name }) => !isReservedEvent(name)).length < 2;
}
