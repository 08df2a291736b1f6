import type { HoldReason } from "@cairn/core";
import type { PersonGuide } from "@cairn/core/api";
import { atTime, counted } from "./figures.ts";

type Held = NonNullable<PersonGuide["held"]>;

// What lies in the moment and not in the person is never told from here; the inspector on the page tells it.
const REASONS: Partial<Record<HoldReason | "asked-only", string>> = {
  paused: "All guides are paused",
  withheld: "In the holdout: goes without it, so that its effect can be measured",
  completed: "Has been through it",
  dismissed: "Has closed it",
  "never-again": "Said “Don't show again”",
  snoozed: "Asked for it later",
  "guide-cap": "Has seen it as often as its own limit allows",
  "condition-not-met": "Does not match now",
  "asked-only": "Shows only when somebody or another guide asks for it",
};

/** Why a guide does not come to somebody now; nothing known keeps it where there is no reason. */
export function heldWords(held: Held | undefined): string {
  if (held === undefined) return "Matches: may come on the right page";
  const reason = REASONS[held.because] ?? "Held back";
  return held.until === undefined ? reason : `${reason}, until ${atTime(held.until)}`;
}

const OUTCOMES: Readonly<Record<NonNullable<PersonGuide["outcome"]>, string>> = {
  completed: "finished it",
  dismissed: "closed it",
  "never-again": "does not want it again",
  snoozed: "put it off",
};

/** What somebody got of a guide: "Seen twice, finished it". */
export function gotWords({ shown, withheld, outcome }: PersonGuide): string {
  const seen =
    shown > 0 ? `Seen ${counted(shown, "time")}` : withheld > 0 ? "Withheld" : "Not seen";
  return outcome === undefined ? seen : `${seen}, ${OUTCOMES[outcome]}`;
}
