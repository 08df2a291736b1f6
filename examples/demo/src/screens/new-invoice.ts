import { report } from "../analytics.ts";
import type { App, Screen } from "../app.ts";
import { addDays, isDay } from "../day.ts";
import { el } from "../element.ts";
import { missing, selectField, showProblems, textField, type Field } from "../field.ts";
import { lineItems } from "../line-items.ts";
import { emptyState, linkButton, screenHead } from "../page-parts.ts";
import { pathOf } from "../route.ts";
import type { Workspace } from "../workspace.ts";

const TERM_DAYS = 14;

/** The invoice form; without any customer it sends people to add one first. */
export function drawNewInvoice(app: App, workspace: Workspace): Screen {
  const body = workspace.customers.length === 0 ? needsCustomer() : invoiceForm(app, workspace);
  return { title: "New invoice", content: [screenHead("New invoice"), body] };
}

function needsCustomer(): HTMLElement {
  const go = linkButton("Go to customers", pathOf({ kind: "customers" }), {
    id: "invoice-needs-customer",
  });
  const text = "An invoice needs someone to send it to.";
  return el("div", { class: "card" }, emptyState("Add a customer first", text, go));
}

function invoiceForm(app: App, workspace: Workspace): HTMLElement {
  const customer = selectField(
    { id: "invoice-customer", label: "Customer" },
    "Choose a customer",
    workspace.customers.map(({ id, name }) => ({ value: id, label: name })),
  );
  const due = textField(
    { id: "invoice-due", label: "Due date" },
    { type: "date", value: addDays(app.store.today(), TERM_DAYS) },
  );
  const items = lineItems();

  const submit = (event: Event): void => {
    event.preventDefault();
    const isFine = showProblems([
      [customer, missing(customer, "Choose who gets this invoice.")],
      [due, dueProblem(due, app.store.today())],
      ...items.checks(),
    ]);
    if (!isFine) return;
    const invoice = app.store.createInvoice({
      customerId: customer.text(),
      lines: items.lines(),
      dueOn: due.text(),
    });
    report.invoiceCreated(invoice);
    app.go({ kind: "invoice", id: invoice.id });
    app.say(`${invoice.number} was saved as a draft.`);
  };

  return el(
    "form",
    {
      class: "card form",
      id: "invoice-form",
      novalidate: true,
      onsubmit: submit,
      "aria-labelledby": "heading",
    },
    el("div", { class: "pair" }, customer.element, due.element),
    items.element,
    el(
      "div",
      { class: "actions end" },
      linkButton("Cancel", pathOf({ kind: "invoices" }), { id: "cancel-invoice", look: "plain" }),
      el(
        "button",
        { class: "button primary", id: "create-invoice", type: "submit" },
        "Create invoice",
      ),
    ),
  );
}

function dueProblem(due: Field, today: string): string | undefined {
  if (!isDay(due.text())) return "Choose a due date.";
  return due.text() < today ? "The due date is in the past." : undefined;
}
