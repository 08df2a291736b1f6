import type { EventSuggestions, MilestonePreview } from "@cairn/core/api";
import { counted, grouped, people, percent } from "./figures.ts";

/** Who reached a milestone as the draft has it, as a heading. */
export function milestoneFinding({ people: all, reached }: MilestonePreview): string {
  if (all === 0) return "Nobody is known yet";
  if (reached === 0) return `Nobody of ${people(all)} has reached this`;
  return `${grouped(reached)} of ${people(all)} have reached this, ${percent(reached / all)}`;
}

/** Accounts, and how that differs from what is live. */
export function milestoneNotes(found: MilestonePreview): readonly string[] {
  const { accounts, accountsReached, isLive, reachedBefore, onlyNow, onlyBefore } = found;
  return [
    ...(accounts === 0
      ? []
      : [`They are in ${grouped(accountsReached)} of ${counted(accounts, "account")}.`]),
    ...(isLive ? [differenceWords(reachedBefore, onlyNow, onlyBefore)] : ["It is not live yet."]),
  ];
}

function differenceWords(before: number, onlyNow: number, onlyBefore: number): string {
  if (onlyNow === 0 && onlyBefore === 0) return "The same people as the live one.";
  const live = `The live one counts ${people(before)}`;
  const more = onlyNow === 0 ? "" : `${grouped(onlyNow)} more would count`;
  const fewer = onlyBefore === 0 ? "" : `${grouped(onlyBefore)} would not count any more`;
  return `${live}: ${[more, fewer].filter((part) => part !== "").join(", and ")}.`;
}

/** What the events that are suggested were found by, as a heading. */
export function suggestionFinding({ by, events }: EventSuggestions): string {
  if (events.length === 0) return "No event tells people apart yet";
  return by === "activated"
    ? "Those who got value did these more often"
    : "Those who came back did these more often";
}

/** Whom they were found among, and what that does not say. */
export function suggestionNotes(found: EventSuggestions): readonly string[] {
  const { by, days, people: all, there, events } = found;
  const others = all - there;
  if (events.length === 0 && Math.min(there, others) >= 20) {
    return [
      `What ${people(there)} who got there did in their first ${counted(days, "day")}, the ${grouped(others)} who did not did about as often.`,
    ];
  }
  if (events.length === 0) {
    return [
      `It takes 20 people who got there and 20 who did not, two weeks after they began; so far there are ${grouped(there)} and ${grouped(others)}.`,
    ];
  }
  const who = by === "activated" ? "reached all of the activation" : "came back after a week";
  return [
    `In their first ${counted(days, "day")}, ${people(there)} who ${who} beside ${grouped(others)} who did not. That they did it more often does not say that it is why.`,
  ];
}
