import type { GuideStanding } from "../models/guide-standing.ts";

/** What each standing is called in the list, and what it means. */
export const STANDING_WORDS: Readonly<
  Record<GuideStanding, { readonly title: string; readonly means: string }>
> = {
  broken: {
    title: "Broken",
    means:
      "Browsers do not find the element that they point at. Open one and choose it anew; once mended, it counts when it happens again.",
  },
  changed: {
    title: "Changed",
    means: "Live as they were before; the changes go out with the next publish.",
  },
  draft: { title: "Only in the draft", means: "Nobody has seen them yet." },
  live: { title: "Live", means: "As people get them now." },
  paused: { title: "Off", means: "Kept and published, but nobody sees them." },
  archived: { title: "Archived", means: "Put aside. Restore one to use it again." },
};
