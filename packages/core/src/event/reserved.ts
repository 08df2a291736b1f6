/** What a property of a reserved event holds; a "?" says that it may be missing. */
export type PropertyType =
  `${"string" | "number" | "boolean" | "string[]" | "object[]"}${"" | "?"}`;

const GUIDE = { guide: "string", kind: "string", path: "string" } as const;
const CANCEL = { guide: "string", path: "string" } as const;
/** "collector": made there of somebody who is away, not in their browser. */
const MADE_HERE = { source: "string?" } as const;
const HELP = { path: "string", milestone: "string?" } as const;

/**
 * The events that Cairn itself makes, with the types of their properties. Names start with an upper-case noun as in the
 * Segment spec's semantic events. docs/events.md tells each with an example.
 */
export const RESERVED_EVENTS = {
  "Guide Shown": { ...GUIDE, asked: "boolean?", step: "string?" },
  "Guide Advanced": { ...GUIDE, item: "string?", step: "string?" },
  "Guide Completed": { ...GUIDE, by: "string?" },
  "Guide Dismissed": { ...GUIDE, strike: "boolean?", never: "boolean?", step: "string?" },
  "Guide Snoozed": { ...GUIDE, untilMs: "number", step: "string?" },
  "Guide Withheld": { ...GUIDE, asked: "boolean?" },
  "Guide Broken": { guide: "string", path: "string", tried: "string[]" },
  "Checklist Item Completed": { guide: "string", item: "string", milestone: "string" },
  "Milestone Reached": { milestone: "string", title: "string" },
  "Stall Detected": {
    milestone: "string",
    reasons: "object[]",
    model: "string",
    chance: "number?",
    ...MADE_HERE,
    since: "string?",
    words: "string?",
  },
  "Stall Resolved": { milestone: "string", by: "string", ...MADE_HERE },
  "Frustration Detected": { kind: "string", path: "string", element: "string?", count: "number" },
  "Help Searched": { query: "string", results: "number" },
  "Help Answer Viewed": { faq: "string", ...HELP },
  "Help Answer Rated": { faq: "string", helpful: "boolean", ...HELP },
  "Help Contact Requested": { query: "string?", faq: "string?", ...HELP },
  "Survey Answered": {
    survey: "string",
    question: "string",
    kind: "string",
    path: "string",
    score: "number?",
    choices: "string[]?",
    text: "string?",
  },
  "Survey Dismissed": { survey: "string", question: "string?", path: "string" },
  "Cancel Reason Given": { ...CANCEL, reason: "string" },
  "Cancel Remedy Accepted": { ...CANCEL, reason: "string", remedy: "string", kind: "string" },
  "Cancel Completed": { ...CANCEL, reason: "string?" },
  "Experiment Viewed": {
    guide: "string",
    arm: "string",
    unit: "string",
    by: "string",
    holdout: "string",
    share: "number",
  },
  "Session Ended": { activeMs: "number", reason: "string" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, PropertyType>>>>;

export type ReservedEvent = keyof typeof RESERVED_EVENTS;

/** Whether Cairn itself makes events of this name. */
export function isReservedEvent(name: string): name is ReservedEvent {
  return Object.hasOwn(RESERVED_EVENTS, name);
}
