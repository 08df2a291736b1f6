import type { Guide } from "@cairn/core/guidebook";

/** What each kind of guide is called. */
export const KIND_WORDS = {
  checklist: "Checklist",
  hint: "Hint",
  notice: "Notice",
  tour: "Tour",
  welcome: "Welcome question",
  survey: "Survey",
  recap: "Recap",
  cancel: "Cancel flow",
} as const satisfies Readonly<Record<Guide["kind"], string>>;
