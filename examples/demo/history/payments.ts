import { addCustomer, createInvoice, type Invoice, openItem, sendInvoice } from "./first-steps.ts";
import { comeBack, nextVisitMs } from "./pauses.ts";
import { askHowItIs } from "./survey.ts";
import type { Visitor } from "./visitor.ts";

const DAY_MS = 86_400_000;

/** The money comes days later; false when they did not record it. */
export function receivePayment(visitor: Visitor, invoice: Invoice): boolean {
  const { random } = visitor;
  comeBack(visitor, random.pick([20, 40, 60, 100]), "/demo/");
  if (random.chance(0.12)) return false;
  openItem(visitor, "record-payment", 0.3);
  pay(visitor, invoice);
  return true;
}

/** Uses Ledgerly until `untilMs`. Planted: those who drift away come ever less, and not at all in the end. */
export function useDaily(visitor: Visitor, startMs: number, untilMs: number): void {
  const { person, random } = visitor;
  const drifts = person.fate.kind === "drifts";
  const lastMs = drifts ? Math.min(untilMs, startMs + 14 * DAY_MS) : untilMs;
  let hours = drifts ? 22 : random.between(24, 70);
  let unpaid: readonly Invoice[] = [];
  visitor.work(random.around(15, 0.5));
  visitor.leave();
  for (;;) {
    const atMs = nextVisitMs(visitor, hours / Math.min(person.pace, 1.5));
    if (atMs > lastMs) return;
    if (drifts) hours *= 1.5;
    visitor.open(atMs, "/demo/");
    visitor.work(random.around(12, 0.5));
    const paid = unpaid.filter(() => random.chance(0.35));
    for (const invoice of paid) pay(visitor, invoice);
    unpaid = unpaid.filter((invoice) => !paid.includes(invoice));
    askHowItIs(visitor, startMs);
    if (random.chance(0.25)) addCustomer(visitor);
    if (random.chance(drifts ? 0.35 : 0.6)) {
      const invoice = createInvoice(visitor);
      if (invoice) {
        sendInvoice(visitor, invoice);
        unpaid = [...unpaid, invoice];
      }
    }
    visitor.leave();
  }
}

function pay(visitor: Visitor, { id, amount }: Invoice): void {
  visitor.go(`/demo/invoices/${id}`);
  visitor.work(visitor.random.around(14, 0.4));
  visitor.track("Invoice Paid", { invoiceId: id, amount, currency: "GBP" });
}
