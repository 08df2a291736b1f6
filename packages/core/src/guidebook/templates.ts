import type { CancelFlow } from "./cancel-flow.ts";
import { isSwitchedOn } from "./guide-frame.ts";
import type { Guidebook } from "./guidebook.ts";
import { EVERYONE, figuresOf, type GuideTemplate, isActivated } from "./template.ts";
import {
  advocacy,
  benefitReminder,
  celebration,
  championInvite,
  paymentReminder,
} from "./template-notices.ts";

const welcome: GuideTemplate = {
  id: "welcome-question",
  title: "Welcome question",
  use: "Somebody is new: ask what brings them here, so that the checklist fits.",
  build: ({ goals = {} }) => ({
    kind: "welcome",
    title: "What brings you here?",
    intro: "One tap, and the first steps fit what you came for.",
    ...(Object.keys(goals).length > 1
      ? {}
      : {
          trait: "role",
          options: [
            { id: "own-work", label: "My own work" },
            { id: "team", label: "I set it up for a team" },
            { id: "looking", label: "I am looking around" },
          ],
        }),
    priority: 50,
    when: { kind: "age", atMost: "7d" },
    caps: { times: 2, every: "1d" },
  }),
};

const nps: GuideTemplate = {
  id: "nps",
  title: "NPS survey",
  use: "Once a quarter, ask people who know the product how likely they are to recommend it, and why.",
  build: (guidebook) => ({
    kind: "survey",
    title: "How likely are you to recommend us?",
    questions: [
      {
        id: "score",
        kind: "nps",
        title: "How likely are you to recommend us to a colleague?",
        branches: [
          { atLeast: 9, to: "best" },
          { atMost: 6, to: "missing" },
        ],
      },
      {
        id: "closer",
        kind: "text",
        title: "What would make it a 9 or 10?",
        branches: [{ to: "end" }],
      },
      { id: "best", kind: "text", title: "What do you like best?", branches: [{ to: "end" }] },
      { id: "missing", kind: "text", title: "What is missing or gets in your way?" },
    ],
    thanks: "Thank you. Somebody reads every answer.",
    minTenure: "30d",
    when: isActivated(guidebook) ?? EVERYONE,
    delay: "10s",
    caps: { every: "90d" },
  }),
};

const recap: GuideTemplate = {
  id: "monthly-recap",
  title: "Monthly recap",
  use: "Once a month, show what somebody got done with the product.",
  build: (guidebook) => ({
    kind: "recap",
    style: "slideout",
    note: "Say the figures as people would: one and other are the plural forms. Figures of 0 are left out.",
    title: "Your last 30 days",
    figures: figuresOf(guidebook, "30d"),
    when: { kind: "age", atLeast: "30d" },
    caps: { every: "30d" },
  }),
};

const cancelFlow: GuideTemplate = {
  id: "cancel-flow",
  title: "Cancel flow",
  use: "Somebody presses cancel: your app calls startCancel(), and gets their reason or the remedy they took.",
  build: (guidebook) => ({
    kind: "cancel",
    note: "Offer only what you can keep: one remedy a reason, or none. Cancelling stays one click away.",
    title: "Before you go",
    figures: figuresOf(guidebook),
    question: "What is the main reason?",
    reasons: [
      {
        id: "too-expensive",
        label: "It costs too much",
        remedy: {
          id: "smaller-plan",
          kind: "plan",
          title: "A smaller plan may do",
          body: "It keeps everything you have made.",
          label: "See smaller plans",
        },
      },
      {
        id: "not-now",
        label: "I do not need it at the moment",
        remedy: {
          id: "pause",
          kind: "pause",
          title: "Pause instead",
          body: "You pay nothing, and everything stays where it is.",
          label: "Pause my account",
        },
      },
      { id: "too-hard", label: "I did not get it to work", ...stuckRemedy(guidebook) },
      { id: "something-missing", label: "Something is missing" },
      { id: "other", label: "Another reason" },
    ],
  }),
};

/** A person where the guidebook has a contact, else the first checklist or tour, else nothing. */
function stuckRemedy({
  help,
  guides = {},
}: Guidebook): Pick<CancelFlow["reasons"][number], "remedy"> {
  if (help?.contact !== undefined) {
    const title = "Let us set it up with you";
    return { remedy: { id: "person", kind: "human", title, label: "Ask for help" } };
  }
  const first = Object.entries(guides).find(
    ([, guide]) => isSwitchedOn(guide) && (guide.kind === "checklist" || guide.kind === "tour"),
  );
  if (first === undefined) return {};
  const title = "The way in a few steps";
  return { remedy: { id: "steps", kind: "guide", title, label: "Show me", guide: first[0] } };
}

/** Guides to begin with, in the order in which a product needs them. */
export const GUIDE_TEMPLATES: readonly GuideTemplate[] = [
  welcome,
  celebration,
  benefitReminder,
  nps,
  advocacy,
  championInvite,
  recap,
  paymentReminder,
  cancelFlow,
];
