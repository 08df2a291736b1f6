import type { ReplayMissReason, ReplayUnknown } from "./verdict.ts";

const MISSES: Partial<Record<ReplayMissReason, string>> = {
  withheld: "Go without it, so that its effect can be measured",
  "lower-priority": "Another guide went first",
  "other-guide": "Another guide was on screen",
  "too-soon": "Too soon after another guide",
  "page-just-opened": "The page had only just opened",
  "session-cap": "Had their share of guides for the visit",
  "day-cap": "Had their share of guides for the day",
  "week-cap": "Had their share of guides for the week",
  "group-cap": "Had their share of the guides of its group",
  strikes: "Closed several guides at once, and are left alone",
  "guide-cap": "Had it as often as it may come",
  snoozed: "Asked to be reminded later",
  dismissed: "Closed it before",
  completed: "Finished it before",
  "never-again": "Said never again",
  "not-sampled": "Are not among those who are asked",
  "nothing-to-tell": "There was nothing to tell them yet",
  "condition-not-met": "A condition did not hold",
  page: "Were on none of its pages",
  "not-here": "Were not in the product themselves",
  "asked-only": "It never shows by itself",
  paused: "Guides are paused",
  "unknown-guide": "It is switched off",
};

/** Why somebody would not have seen a guide, as a sentence about them. English, for studio and command line. */
export function missInWords(reason: ReplayMissReason): string {
  return MISSES[reason] ?? reason;
}

/** What decides and nobody recorded, as what would have to be known. `guide` is the one that was asked about. */
export function unknownInWords(
  unknown: ReplayUnknown,
  guide: string,
  titleOf: (guide: string) => string,
): string {
  switch (unknown.kind) {
    case "element":
      return unknown.guide === guide
        ? "Whether its element was on the page"
        : `Whether the element of “${titleOf(unknown.guide)}” was there, which goes first`;
    case "event":
      return `Whether they did “${unknown.event}”, which is not recorded yet`;
    case "fact":
      return `Their ${FACTS[unknown.fact]}, which is not recorded`;
    case "account":
      return "What the people of their account did together, which is counted once this is live";
    case "stay":
      return "Whether they stayed until it would have come";
  }
}

const FACTS = { device: "device", locale: "language", path: "page" } as const;
