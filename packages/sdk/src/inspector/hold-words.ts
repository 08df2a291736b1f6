import type { HoldReason } from "@cairn/core";

/** Each reason to hold a guide, as one would say it to a colleague. */
export const holdWords: Readonly<Record<HoldReason, string>> = {
  paused: "All guides are paused in the studio",
  "tips-off": "This user has switched tips off",
  "condition-not-met": "Its condition does not hold",
  completed: "This user has been through it",
  dismissed: "This user has closed it",
  "never-again": "This user said “Don't show again”",
  snoozed: "This user asked for it later",
  "guide-cap": "It was shown as often as its own caps allow",
  "session-cap": "This session has had its share of guides",
  "day-cap": "This day has had its share of guides",
  "week-cap": "This week has had its share of guides",
  "group-cap": "The guides of its group have had their share",
  "too-soon": "Its delay, or the gap after the guide before, is not over",
  strikes: "Several guides were closed at once within a week, so nothing interrupts for now",
  "other-guide": "Another guide is on screen",
  "lower-priority": "Another guide that may show now goes first",
  typing: "Somebody is typing",
  "in-flow": "Somebody is in the middle of a form",
  "host-modal": "The page has a dialog of its own open",
  "other-tab": "Another tab of this user is in front",
  "page-just-opened": "The page was opened a moment ago",
  "target-missing": "Its element was not found on this page",
  withheld: "This user is in the holdout: they do not get it, so that its effect can be measured",
  "widgets-unavailable": "What draws guides is not loaded",
  "unknown-guide": "The guidebook has no such guide",
  "tour-waits":
    "It is in the middle, and waits for its element, its page or what the user is to do",
  "other-page": "Its next step is on another page",
  "not-sampled": "This user is not in the survey's sample",
  "nothing-to-tell": "Every figure of it is 0 or not known",
  vetoed: "The page itself said no (onGuide)",
};

/** Reasons that lie in the moment and not in the guide: it is eligible, and its turn may come. */
export const momentary: ReadonlySet<HoldReason> = new Set<HoldReason>([
  "session-cap",
  "day-cap",
  "week-cap",
  "group-cap",
  "too-soon",
  "strikes",
  "other-guide",
  "lower-priority",
  "typing",
  "in-flow",
  "host-modal",
  "other-tab",
  "page-just-opened",
]);
