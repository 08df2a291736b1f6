import { comeBack } from "./pauses.ts";
import type { Visitor } from "./visitor.ts";

/** An invoice as events speak of it. */
export interface Invoice {
  readonly id: string;
  readonly amount: number;
}

/** Adds a customer; false when they gave up at it. */
export function addCustomer(visitor: Visitor): boolean {
  const { random, person } = visitor;
  openItem(visitor, "add-customer", 0.55);
  visitor.go("/demo/customers");
  visitor.work(random.around(35, 0.5) * person.pace);
  const isStuckNow = person.fate.kind === "stuck-now";
  if (!isStuckNow && random.chance(0.06)) {
    visitor.frustrate("form-abandoned", 2, "#customer-dialog > form");
    visitor.go("/demo/");
    visitor.go("/demo/customers");
    visitor.frustrate("u-turn", 1);
    visitor.work(random.between(70, 150));
    visitor.frustrate("form-abandoned", 2, "#customer-dialog > form");
    if (random.chance(0.5)) return false;
  }
  visitor.track("Customer Added", { customerId: `cus_${random.hex(16)}` });
  return true;
}

/** Writes an invoice; undefined when they gave up at it. */
export function createInvoice(visitor: Visitor): Invoice | undefined {
  const { random, person, engine } = visitor;
  openItem(visitor, "send-invoice", engine.hasReached("first-invoice-sent") ? 0 : 0.5);
  if (random.chance(0.45)) {
    visitor.go("/demo/invoices");
    visitor.work(2);
    if (!engine.hasReached("first-invoice-sent")) pointTheWay(visitor);
  }
  visitor.go("/demo/invoices/new");
  const isNew = !engine.hasReached("first-invoice-sent");
  visitor.work(random.around(isNew ? 85 : 45, 0.45) * person.pace);
  const isStuckNow = person.fate.kind === "stuck-now";
  if (isNew && !isStuckNow && random.chance(0.11)) {
    visitor.frustrate("validation-repeated", 3, "#invoice-form");
    visitor.work(random.around(60, 0.4) * person.pace);
    if (random.chance(0.55)) {
      visitor.frustrate("form-abandoned", 5, "#invoice-form");
      if (random.chance(0.3)) return undefined;
      comeBack(visitor, 9, "/demo/invoices/new");
      visitor.work(random.around(60, 0.4));
    }
  }
  const invoice = {
    id: `inv_${random.hex(16)}`,
    amount: Math.round(random.around(480, 0.8) * 4) / 4,
  };
  visitor.track("Invoice Created", {
    invoiceId: invoice.id,
    amount: invoice.amount,
    currency: "GBP",
  });
  visitor.go(`/demo/invoices/${invoice.id}`);
  return invoice;
}

/** Reads it once more and sends it. */
export function sendInvoice(visitor: Visitor, { id, amount }: Invoice): void {
  visitor.work(visitor.random.around(18, 0.5));
  visitor.track("Invoice Sent", { invoiceId: id, amount, currency: "GBP" });
}

/** Opens an item of the checklist, with the chance given. */
export function openItem(visitor: Visitor, item: string, probability: number): void {
  if (!visitor.random.chance(probability)) return;
  visitor.tell("Guide Advanced", { guide: "get-paid", kind: "checklist", item });
  visitor.work(2);
}

const hintsShown = new WeakSet<Visitor>();

/** The hotspot at "New invoice": most follow it, some close it. */
function pointTheWay(visitor: Visitor): void {
  if (hintsShown.has(visitor)) return;
  hintsShown.add(visitor);
  const { random } = visitor;
  const hint = { guide: "write-first-invoice", kind: "hint" };
  visitor.tell("Guide Shown", hint);
  visitor.work(random.around(5, 0.5));
  if (random.chance(0.7)) visitor.tell("Guide Completed", { ...hint, by: "action" });
  else visitor.tell("Guide Dismissed", { ...hint, strike: random.chance(0.15) });
}

/** Searches people make, and how many answers of the guidebook fit; the last four are questions without an answer. */
const SEARCHES = [
  { query: "edit invoice", faq: "change-invoice" },
  { query: "when do i get paid", faq: "when-paid" },
  { query: "accountant", faq: "share-accountant" },
  { query: "export for bookkeeper", faq: "share-accountant" },
  { query: "iban", faq: "bank-account-number" },
  { query: "send by email", faq: "send-invoice" },
  { query: "direct debit" },
  { query: "xero" },
  { query: "vat number" },
  { query: "upload logo" },
];

/** Opens the help and searches, once or more. */
export function lookForHelp(visitor: Visitor): void {
  const { random, engine } = visitor;
  const { query, faq } = random.pick(SEARCHES);
  visitor.work(random.around(8, 0.4));
  visitor.track("Help Searched", { query, results: faq === undefined ? 0 : 1 });
  visitor.work(4);
  if (faq === undefined) {
    if (random.chance(0.25)) visitor.tell("Help Contact Requested", { query });
    return;
  }
  const about = engine.stalledAt === undefined ? {} : { milestone: engine.stalledAt };
  visitor.tell("Help Answer Viewed", { faq, ...about });
  visitor.work(random.around(25, 0.4));
  if (random.chance(0.4))
    visitor.tell("Help Answer Rated", { faq, helpful: random.chance(0.8), ...about });
}
