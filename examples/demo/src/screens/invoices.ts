import type { App, Screen } from "../app.ts";
import { el } from "../element.ts";
import { invoiceTable } from "../invoice-table.ts";
import { emptyState, linkButton, screenHead } from "../page-parts.ts";
import { pathOf } from "../route.ts";
import type { Workspace } from "../workspace.ts";

/** All invoices, newest first. */
export function drawInvoices(app: App, workspace: Workspace): Screen {
  const { invoices } = workspace;
  const write = linkButton("New invoice", pathOf({ kind: "new-invoice" }), { id: "new-invoice" });
  const body =
    invoices.length === 0
      ? emptyState("No invoices yet", "Write your first one: a customer, a line, a due date.")
      : invoiceTable(workspace, invoices, app.store.today(), "Invoices, newest first");
  return {
    title: "Invoices",
    content: [screenHead("Invoices", write), el("div", { class: "card table-card" }, body)],
  };
}
