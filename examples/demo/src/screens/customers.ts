import type { App, Screen } from "../app.ts";
import { customerDialog } from "../customer-dialog.ts";
import { formatDay } from "../day.ts";
import { el } from "../element.ts";
import { formatPence } from "../money.ts";
import { emptyState, screenHead } from "../page-parts.ts";
import { totalPence, type Customer, type Workspace } from "../workspace.ts";

/** Everyone who gets invoices, and a dialog to add one. */
export function drawCustomers(app: App, workspace: Workspace): Screen {
  const { customers } = workspace;
  const { dialog, open } = customerDialog(app);
  const add = el(
    "button",
    { class: "button primary", id: "add-customer", type: "button", onclick: open },
    "Add customer",
  );
  const body =
    customers.length === 0
      ? emptyState("No customers yet", "Add the first one. A name and an email are enough.")
      : customerTable(workspace);
  return {
    title: "Customers",
    content: [screenHead("Customers", add), el("div", { class: "card table-card" }, body), dialog],
  };
}

function customerTable(workspace: Workspace): HTMLElement {
  const head = el(
    "tr",
    {},
    el("th", { scope: "col" }, "Name"),
    el("th", { scope: "col", class: "roomy" }, "Email"),
    el("th", { scope: "col", class: "roomy" }, "Added"),
    el("th", { scope: "col", class: "number" }, "Invoices"),
    el("th", { scope: "col", class: "number" }, "Outstanding"),
  );
  const byName = workspace.customers.toSorted((one, other) => one.name.localeCompare(other.name));
  return el(
    "table",
    {},
    el("caption", { class: "visually-hidden" }, "Customers, by name"),
    el("thead", {}, head),
    el("tbody", {}, ...byName.map((customer) => customerRow(customer, workspace))),
  );
}

function customerRow(customer: Customer, { invoices }: Workspace): HTMLElement {
  const own = invoices.filter(({ customerId }) => customerId === customer.id);
  const owed = own.filter(({ status }) => status.kind === "sent");
  return el(
    "tr",
    { "data-customer": customer.id },
    el("th", { scope: "row", class: "clip" }, customer.name),
    el("td", { class: "roomy clip" }, customer.email),
    el("td", { class: "roomy" }, formatDay(customer.addedOn)),
    el("td", { class: "number" }, String(own.length)),
    el(
      "td",
      { class: "number" },
      formatPence(owed.reduce((sum, each) => sum + totalPence(each.lines), 0)),
    ),
  );
}
