import { formatDay, type Day } from "./day.ts";
import { el } from "./element.ts";
import { formatPence } from "./money.ts";
import { pathOf } from "./route.ts";
import { statusWord, totalPence, type Invoice, type Workspace } from "./workspace.ts";

const WORDS = { draft: "Draft", sent: "Sent", overdue: "Overdue", paid: "Paid" } as const;

/** A pill that says how far an invoice has come. */
export function statusBadge(invoice: Invoice, today: Day): HTMLElement {
  const word = statusWord(invoice, today);
  return el("span", { class: `badge ${word}` }, WORDS[word]);
}

/** The name of who gets the invoice. */
export function customerName(workspace: Workspace, invoice: Invoice): string {
  return (
    workspace.customers.find(({ id }) => id === invoice.customerId)?.name ?? "Deleted customer"
  );
}

/** A table of invoices, each linked to its page. `caption` is for screen readers. */
export function invoiceTable(
  workspace: Workspace,
  invoices: readonly Invoice[],
  today: Day,
  caption: string,
): HTMLElement {
  const head = el(
    "tr",
    {},
    el("th", { scope: "col" }, "Number"),
    el("th", { scope: "col" }, "Customer"),
    el("th", { scope: "col", class: "roomy" }, "Issued"),
    el("th", { scope: "col", class: "roomy" }, "Due"),
    el("th", { scope: "col" }, "Status"),
    el("th", { scope: "col", class: "number" }, "Amount"),
  );
  const rows = invoices.map((invoice) =>
    el(
      "tr",
      { "data-invoice": invoice.id },
      el(
        "th",
        { scope: "row" },
        el("a", { href: pathOf({ kind: "invoice", id: invoice.id }) }, invoice.number),
      ),
      el("td", { class: "clip" }, customerName(workspace, invoice)),
      el("td", { class: "roomy" }, formatDay(invoice.issuedOn)),
      el("td", { class: "roomy" }, formatDay(invoice.dueOn)),
      el("td", {}, statusBadge(invoice, today)),
      el("td", { class: "number" }, formatPence(totalPence(invoice.lines))),
    ),
  );
  return el(
    "table",
    {},
    el("caption", { class: "visually-hidden" }, caption),
    el("thead", {}, head),
    el("tbody", {}, ...rows),
  );
}
