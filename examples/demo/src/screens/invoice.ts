import { report } from "../analytics.ts";
import type { App, Screen } from "../app.ts";
import { formatDay } from "../day.ts";
import { el } from "../element.ts";
import { customerName, statusBadge } from "../invoice-table.ts";
import { formatPence } from "../money.ts";
import { linkButton, screenHead } from "../page-parts.ts";
import { pathOf } from "../route.ts";
import { totalPence, type Invoice, type InvoiceLine, type Workspace } from "../workspace.ts";
import { drawNotFound } from "./not-found.ts";

/** One invoice, with the one thing to do next: send it, connect a bank, record a payment. */
export function drawInvoice(app: App, workspace: Workspace, id: string): Screen {
  const invoice = workspace.invoices.find((each) => each.id === id);
  if (invoice === undefined) return drawNotFound();
  return {
    title: invoice.number,
    content: [
      el("a", { class: "back", href: pathOf({ kind: "invoices" }) }, "All invoices"),
      screenHead(`Invoice ${invoice.number}`, nextAction(app, workspace, invoice)),
      statusNote(workspace, invoice),
      paper(app, workspace, invoice),
    ],
  };
}

function nextAction(app: App, workspace: Workspace, invoice: Invoice): HTMLElement | undefined {
  const action = (id: string, label: string, onclick: () => void): HTMLElement =>
    el("button", { class: "button primary", id, type: "button", onclick }, label);
  if (invoice.status.kind === "draft") {
    return action("send-invoice", "Send invoice", () => {
      const sent = app.store.markSent(invoice.id);
      if (sent !== undefined) report.invoiceSent(sent);
      app.redraw();
      app.say(`${invoice.number} was sent to ${customerName(workspace, invoice)}.`);
    });
  }
  if (invoice.status.kind === "paid") return undefined;
  if (workspace.bank === undefined) {
    return linkButton("Connect a bank", pathOf({ kind: "bank" }), { id: "invoice-connect-bank" });
  }
  return action("record-payment", "Record a payment", () => {
    const paid = app.store.markPaid(invoice.id);
    if (paid !== undefined) report.invoicePaid(paid);
    app.redraw();
    app.say(`${invoice.number} is paid.`);
  });
}

function statusNote({ bank }: Workspace, { status }: Invoice): HTMLElement {
  const note = (text: string): HTMLElement => el("p", { class: "muted note" }, text);
  switch (status.kind) {
    case "draft":
      return note("A draft. Nobody has seen it yet.");
    case "paid":
      return note(`Sent on ${formatDay(status.sentOn)}, paid on ${formatDay(status.paidOn)}.`);
    case "sent":
      return note(
        bank === undefined
          ? `Sent on ${formatDay(status.sentOn)}. To get paid, connect a bank account.`
          : `Sent on ${formatDay(status.sentOn)}. Record the payment when it has arrived.`,
      );
  }
}

function paper(app: App, workspace: Workspace, invoice: Invoice): HTMLElement {
  const customer = workspace.customers.find(({ id }) => id === invoice.customerId);
  const fact = (label: string, ...value: readonly (Node | string)[]): HTMLElement =>
    el("div", {}, el("dt", {}, label), el("dd", {}, ...value));
  return el(
    "article",
    { class: "card paper", "aria-label": `Invoice ${invoice.number}` },
    el(
      "div",
      { class: "paper-head" },
      el("p", { class: "paper-from" }, workspace.company.name),
      statusBadge(invoice, app.store.today()),
    ),
    el(
      "dl",
      { class: "facts" },
      fact(
        "Billed to",
        customerName(workspace, invoice),
        el("span", { class: "muted line-below" }, customer?.email ?? ""),
      ),
      fact("Issued", formatDay(invoice.issuedOn)),
      fact("Due", formatDay(invoice.dueOn)),
      fact("Amount", el("strong", {}, formatPence(totalPence(invoice.lines)))),
    ),
    linesTable(invoice.lines),
  );
}

function linesTable(lines: readonly InvoiceLine[]): HTMLElement {
  const row = (line: InvoiceLine): HTMLElement =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, line.description),
      el("td", { class: "number" }, String(line.quantity)),
      el("td", { class: "number roomy" }, formatPence(line.unitPence)),
      el("td", { class: "number" }, formatPence(totalPence([line]))),
    );
  return el(
    "table",
    {},
    el("caption", { class: "visually-hidden" }, "Lines of this invoice"),
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        el("th", { scope: "col" }, "Description"),
        el("th", { scope: "col", class: "number" }, "Quantity"),
        el("th", { scope: "col", class: "number roomy" }, "Unit price"),
        el("th", { scope: "col", class: "number" }, "Amount"),
      ),
    ),
    el("tbody", {}, ...lines.map(row)),
    el(
      "tfoot",
      {},
      el(
        "tr",
        {},
        el("th", { scope: "row" }, "Total"),
        el("td", { class: "number" }),
        el("td", { class: "number roomy" }),
        el("td", { class: "number" }, formatPence(totalPence(lines))),
      ),
    ),
  );
}
