import type { Route } from "../../../packages/studio/src/routes.ts";

/** A place in the studio before the fixtures, and the heading that says that it is there. */
export type StudioScreen = readonly [hash: string, heading: string];

/** Every kind of place with at least one screen of it: a new kind does not compile until it is tried, too. */
const BY_KIND: { readonly [Kind in Route["kind"]]: readonly StudioScreen[] } = {
  overview: [["#/", "Overview"]],
  stall: [["#/stall/bank-connected?figure=stuck", "Connect a bank"]],
  judging: [["#/judging", "How stalls are judged"]],
  staff: [["#/staff", "Our own staff"]],
  people: [["#/people?state=stuck&trait=plan:trial", "People"]],
  person: [["#/people/u_1042", "Ada Whitfield"]],
  accounts: [["#/accounts", "Accounts"]],
  account: [["#/accounts/nordlicht-kollektiv", "Nordlicht Kollektiv"]],
  live: [["#/live", "Live events"]],
  delivery: [["#/delivery", "Delivery"]],
  milestones: [["#/milestones", "Milestones"]],
  milestone: [["#/milestones/bank-connected", "Connect a bank"]],
  segments: [["#/segments", "Segments"]],
  segment: [["#/segments/small-teams", "Small teams on trial"]],
  guides: [["#/guides", "Guides"]],
  guide: [
    ["#/guides/start", "Get your first invoice paid"],
    ["#/guides/send-button", "Ready to send?"],
    ["#/guides/new-reminders", "Reminders now send themselves"],
  ],
  look: [["#/look", "Look and limits"]],
  translations: [["#/translations", "Translations"]],
  effects: [["#/effect", "Effect"]],
  effect: [["#/effect/start", "Get your first invoice paid"]],
  "before-after": [["#/before-after?milestone=bank-connected&day=2026-05-04", "Before and after"]],
  answers: [["#/answers", "Help answers"]],
  answer: [["#/answers/account-number", "Why is my account number refused?"]],
  feedback: [["#/feedback", "Feedback"]],
  "feedback-part": [
    ["#/feedback/quarterly", "How is Ledgerly doing?"],
    ["#/feedback/first-week?days=365", "How was your first week?"],
    ["#/feedback/leaving", "Before you go"],
  ],
  "feedback-people": [
    [
      "#/feedback-people/quarterly?question=why&of=text",
      "7 people answered “What is the main reason for your score?”",
    ],
  ],
  publish: [["#/publish", "Publish"]],
  install: [["#/install", "Install"]],
  you: [["#/you", "Mira"]],
  team: [["#/team", "Team"]],
  audit: [["#/audit", "Who did what"]],
  "not-found": [["#/nowhere/at/all", "There is no such page"]],
};

/** All of them. */
export const STUDIO_SCREENS: readonly StudioScreen[] = Object.values(BY_KIND).flat();

/** Those that a product shows before anything was defined or seen. */
export const FIRST_SCREENS: readonly StudioScreen[] = [
  ...BY_KIND.overview,
  ...BY_KIND.judging,
  ["#/people", "People"],
  ...BY_KIND.accounts,
  ...BY_KIND.live,
  ...BY_KIND.delivery,
  ...BY_KIND.milestones,
  ...BY_KIND.segments,
  ...BY_KIND.guides,
  ...BY_KIND.effects,
  ["#/before-after", "Before and after"],
  ...BY_KIND.answers,
  ...BY_KIND.feedback,
  ...BY_KIND.publish,
  ...BY_KIND.install,
];
