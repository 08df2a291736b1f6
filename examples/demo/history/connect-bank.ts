import { openItem } from "./first-steps.ts";
import { comeBack } from "./pauses.ts";
import type { Visitor } from "./visitor.ts";

const PATH = "/demo/settings/bank";

/**
 * Planted: this is where most get stuck, nearly all of them on the account number's format; who reads the answer to it
 * gets through far more often than who does not. False when they gave up.
 */
export function connectBank(visitor: Visitor): boolean {
  const { random, person } = visitor;
  openItem(visitor, "connect-bank", 0.5);
  visitor.go(PATH);
  visitor.work(random.around(26, 0.35));
  if (random.chance(0.1)) return overcomeDoubt(visitor);
  // Some type eight digits at once, some learn it from the first refusal.
  const patience = random.chance(0.42) ? 0 : random.chance(0.4) ? 1 : 3;
  for (let attempt = 0; attempt < patience; attempt += 1) {
    fail(visitor);
    visitor.work(random.around(11, 0.4) * Math.min(person.pace, 1.5));
  }
  if (patience < 3) return connect(visitor);
  return isHelped(visitor, "bank-account-number", 0.6) ? finish(visitor, 0.88) : struggle(visitor);
}

/** They do not trust it: they wait, go and come back; the other answer is theirs. */
function overcomeDoubt(visitor: Visitor): boolean {
  const { random } = visitor;
  visitor.work(random.between(30, 60));
  visitor.go("/demo/");
  visitor.work(4);
  visitor.go(PATH);
  visitor.frustrate("u-turn", 1);
  visitor.work(random.between(50, 110));
  visitor.frustrate("form-abandoned", 1, "#bank-form");
  return isHelped(visitor, "bank-safe", 0.5) ? finish(visitor, 0.75) : finish(visitor, 0.35);
}

/** Without the answer they try on. */
function struggle(visitor: Visitor): boolean {
  const { random } = visitor;
  const attempts = Math.floor(random.between(1, 4));
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    fail(visitor);
    visitor.work(random.around(14, 0.4));
  }
  if (random.chance(0.5)) visitor.frustrate("form-abandoned", 3, "#bank-form");
  if (random.chance(0.2)) visitor.tell("Help Contact Requested", { milestone: "bank-connected" });
  if (!random.chance(0.38)) return false;
  if (random.chance(0.6)) comeBack(visitor, 26, PATH);
  visitor.work(random.around(30, 0.4));
  return connect(visitor);
}

/** Whether they read the answer that is offered to who is stuck. */
function isHelped(visitor: Visitor, faq: string, probability: number): boolean {
  const { random, engine } = visitor;
  if (engine.stalledAt !== "bank-connected" || !random.chance(probability)) return false;
  const about = { faq, milestone: "bank-connected" };
  visitor.work(random.around(4, 0.3));
  visitor.tell("Help Answer Viewed", about);
  visitor.work(random.around(22, 0.3));
  if (random.chance(0.6)) {
    visitor.tell("Help Answer Rated", { ...about, helpful: random.chance(0.9) });
  }
  return true;
}

function finish(visitor: Visitor, probability: number): boolean {
  const { random } = visitor;
  visitor.work(random.around(18, 0.4));
  return random.chance(probability) && connect(visitor);
}

function fail(visitor: Visitor): void {
  visitor.track("Bank Connect Failed", { reason: "account_number_format" });
}

function connect(visitor: Visitor): true {
  visitor.track("Bank Connected");
  return true;
}
