/** What the fields of a guidebook are called, where making words of their names would not do. */
const NAMES: Readonly<Record<string, string>> = {
  action: "Button",
  actions: "Buttons",
  activatedBy: "Activated by",
  advance: "Goes on when",
  after: "Comes after",
  atLeast: "At least",
  autoOpen: "Opens by itself",
  body: "Text",
  branches: "Other ways",
  by: "Reached by",
  caps: "How often",
  delay: "Waits before showing",
  detail: "Detail",
  done: "Said when everything is done",
  effect: "What it is to move",
  errors: "Words of error messages",
  every: "Not more often than every",
  expected: "Should take",
  failures: "Failed attempts",
  falseAlarms: "False alarms",
  group: "Shares limits with",
  high: "Words at the highest score",
  holdout: "Goes without, for comparison",
  href: "Link",
  intro: "Introduction",
  keywords: "Other search words",
  kind: "Kind",
  label: "Button text",
  last: "The tour ends after it",
  launcher: "Help button",
  low: "Words at the lowest score",
  minGap: "Pause between two",
  minTenure: "Only people who have been here for",
  missing: "When its element is not there",
  oneOf: "One of",
  optional: "May be left out",
  options: "Answers",
  pages: "Pages",
  perDay: "A day at most",
  perSession: "A session at most",
  perWeek: "A week at most",
  pin: "Pinned",
  quietAfterLoad: "Quiet after loading",
  reasons: "Reasons of stalls",
  replyTime: "Reply time",
  sample: "Share of people",
  skippable: "May be skipped",
  snooze: "“Later” means",
  spotlight: "Dims the page around it",
  step: "Leads to",
  suggestOnStall: "Offered to who is stuck",
  target: "Element",
  thanks: "Said at the end",
  times: "Times at most",
  to: "Leads to",
  wait: "Its element is waited for",
  when: "Shown to",
  where: "Only where",
  within: "Within",
};

/** "quietAfterLoad" as "Quiet after loading"; a name that is not listed as its words: "utcOffset" as "Utc offset". */
export function fieldName(name: string): string {
  if (Object.hasOwn(NAMES, name)) return NAMES[name] ?? name;
  const words = name
    .replaceAll(/[-_]+/g, " ")
    .replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const MEMBERS: Readonly<Record<string, string>> = {
  items: "Item",
  steps: "Step",
  questions: "Question",
  options: "Answer",
  choices: "Choice",
  reasons: "Reason",
  remedies: "Remedy",
  figures: "Figure",
  actions: "Button",
  failures: "Failed attempt",
  branches: "Way",
  where: "Test",
  of: "Condition",
};

/** What a member of a list is called: of "items" it is an "Item". */
export function memberName(list: string): string {
  return (
    (Object.hasOwn(MEMBERS, list) ? MEMBERS[list] : undefined) ?? `Entry of ${fieldName(list)}`
  );
}
