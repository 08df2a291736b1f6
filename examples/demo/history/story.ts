import { connectBank } from "./connect-bank.ts";
import { addCustomer, createInvoice, lookForHelp, sendInvoice } from "./first-steps.ts";
import { comeBack, nextVisitMs } from "./pauses.ts";
import { receivePayment, useDaily } from "./payments.ts";
import type { Visitor } from "./visitor.ts";

/** Lives one person's time with Ledgerly from their sign-up to `untilMs`. */
export function live(visitor: Visitor, startMs: number, untilMs: number): void {
  const { person, random } = visitor;
  visitor.open(startMs, "/demo/signup");
  visitor.work(random.around(40, 0.4));
  visitor.signUp();
  if (person.fate.kind === "stuck-now") {
    getStuck(visitor, person.fate.at);
    return;
  }
  if (!onboard(visitor)) {
    visitor.leave();
    // Some look in once more, and find nothing easier than before.
    if (!random.chance(0.35)) return;
    visitor.open(nextVisitMs(visitor, 60), "/demo/");
    visitor.work(random.around(25, 0.5));
    visitor.leave();
    return;
  }
  useDaily(visitor, startMs, untilMs);
}

/** Whether they got all the way to a recorded payment. */
function onboard(visitor: Visitor): boolean {
  const { random } = visitor;
  visitor.work(random.around(20, 0.5));
  if (random.chance(0.07) || !addCustomer(visitor)) return false;
  if (random.chance(0.16)) lookForHelp(visitor);
  if (random.chance(0.3)) comeBack(visitor, 14, "/demo/");
  if (random.chance(0.05)) return false;
  const invoice = createInvoice(visitor);
  if (!invoice) return false;
  sendInvoice(visitor, invoice);
  if (random.chance(0.38)) comeBack(visitor, 20, `/demo/invoices/${invoice.id}`);
  if (random.chance(0.08) || !connectBank(visitor)) return false;
  return receivePayment(visitor, invoice);
}

/** Half an hour before the history ends they are still at it. */
function getStuck(visitor: Visitor, at: "invoice" | "bank"): void {
  const { random } = visitor;
  visitor.work(random.around(15, 0.3));
  addCustomer(visitor);
  if (at === "invoice") {
    visitor.go("/demo/invoices/new");
    visitor.work(random.between(160, 220));
    visitor.frustrate("validation-repeated", 3, "#invoice-form");
    visitor.work(random.between(240, 320));
    visitor.frustrate("form-abandoned", 4, "#invoice-form");
    visitor.go("/demo/help");
    visitor.work(random.between(20, 60));
    return;
  }
  const invoice = createInvoice(visitor);
  if (!invoice) return;
  sendInvoice(visitor, invoice);
  visitor.go("/demo/settings/bank");
  visitor.work(random.between(20, 40));
  for (let attempt = 0; attempt < 3 + Math.floor(random.between(0, 2)); attempt += 1) {
    visitor.work(random.between(8, 20));
    visitor.track("Bank Connect Failed", { reason: "account_number_format" });
  }
  visitor.work(random.between(10, 40));
}
