import { createRandom, type Random } from "./random.ts";
import type { Visitor } from "./visitor.ts";

const DAY_MS = 86_400_000;
const SURVEY = "how-is-it";
const NEXT = ["bank", "direct-debit", "bookkeeping", "logo"];
const WHY = {
  good: [
    "Customers pay within days now.",
    "It is quick. I send an invoice from my phone between two jobs.",
    "I see at a glance who has not paid.",
    "No more spreadsheet.",
  ],
  fair: [
    "Good, but I miss direct debit.",
    "My accountant wants an export.",
    "Does what it says.",
    "I would like my logo on it.",
  ],
  bank: [
    "Connecting the bank took me three attempts.",
    "The form refused my account number and did not say why.",
    "I nearly gave up at the bank form.",
  ],
};
const asked = new WeakSet<Visitor>();

/**
 * The guidebook's survey, once to those who have been paid and signed up a week ago. Planted: whose account number was refused
 * more than once is less fond of Ledgerly, and says so.
 */
export function askHowItIs(visitor: Visitor, startMs: number): void {
  const { engine, person, nowMs } = visitor;
  if (asked.has(visitor) || nowMs - startMs < 7 * DAY_MS || !engine.hasReached("first-payment"))
    return;
  asked.add(visitor);
  // Chance of its own: everything else in the history stays as it would be without the survey.
  const random = createRandom(Number.parseInt(person.userId.slice(-8), 16));
  const guide = { guide: SURVEY, kind: "survey" };
  const wasRefused = refusals(visitor) > 1;
  visitor.tell("Guide Shown", guide);
  visitor.work(random.around(5, 0.4));
  if (random.chance(0.3)) {
    putAway(visitor, "recommend");
    return;
  }
  // Some go on with their work and leave it standing.
  if (random.chance(0.12)) return;
  const score = scoreOf(random, wasRefused);
  answer(visitor, "recommend", "nps", { score });
  visitor.work(random.around(6, 0.4));
  if (score < 9) {
    const choice = wasRefused && random.chance(0.6) ? "bank" : random.pick(NEXT);
    answer(visitor, "next", "single", { choices: [choice] });
    visitor.work(random.around(8, 0.4));
  }
  if (random.chance(0.15)) {
    putAway(visitor, "why");
    return;
  }
  if (random.chance(0.55)) {
    const mood = score >= 9 ? "good" : wasRefused ? "bank" : "fair";
    answer(visitor, "why", "text", { text: random.pick(WHY[mood]) });
  }
  visitor.tell("Guide Completed", guide);
}

function answer(
  visitor: Visitor,
  question: string,
  kind: string,
  said: { readonly score: number } | { readonly choices: string[] } | { readonly text: string },
): void {
  visitor.tell("Survey Answered", { survey: SURVEY, question, kind, ...said });
}

function putAway(visitor: Visitor, question: string): void {
  visitor.tell("Survey Dismissed", { survey: SURVEY, question });
  visitor.tell("Guide Dismissed", { guide: SURVEY, kind: "survey", strike: false });
}

function scoreOf(random: Random, wasRefused: boolean): number {
  const score = Math.round(random.between(0, 4) + random.between(0, 4) + (wasRefused ? 1.5 : 4.5));
  return Math.min(10, score);
}

function refusals({ messages }: Visitor): number {
  return messages.filter(
    (message) => message.type === "track" && message.event === "Bank Connect Failed",
  ).length;
}
