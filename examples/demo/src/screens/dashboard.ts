import type { App, Screen } from "../app.ts";
import { el } from "../element.ts";
import { invoiceTable } from "../invoice-table.ts";
import { formatPence } from "../money.ts";
import { emptyState, linkButton, screenHead } from "../page-parts.ts";
import { pathOf } from "../route.ts";
import { statusWord, totalPence, type Invoice, type Workspace } from "../workspace.ts";

const RECENT = 5;

/** Where the money stands, and the latest invoices. */
export function drawDashboard(app: App, workspace: Workspace): Screen {
  const today = app.store.today();
  const { invoices, user } = workspace;
  const withWord = (word: string): readonly Invoice[] =>
    invoices.filter((invoice) => statusWord(invoice, today) === word);
  const overdue = withWord("overdue");
  const paid = withWord("paid");
  const firstName = user.name.split(" ")[0] ?? user.name;
  const figures = el(
    "dl",
    { class: "figures" },
    figure("Outstanding", [...withWord("sent"), ...overdue]),
    figure("Overdue", overdue, overdue.length > 0 ? "bad" : undefined),
    figure("Paid", paid, paid.length > 0 ? "good" : undefined),
    figure("Drafts", withWord("draft")),
  );
  const recent =
    invoices.length === 0
      ? emptyState("No invoices yet", "Once you write one, you see here who owes you what.")
      : invoiceTable(workspace, invoices.slice(0, RECENT), today, "Recent invoices, newest first");
  const more =
    invoices.length > RECENT
      ? el(
          "a",
          { class: "more", href: pathOf({ kind: "invoices" }) },
          `All ${invoices.length} invoices`,
        )
      : undefined;
  const write = linkButton("New invoice", pathOf({ kind: "new-invoice" }), {
    id: "dashboard-new-invoice",
  });
  return {
    title: "Dashboard",
    content: [
      screenHead(`Welcome, ${firstName}`, write),
      figures,
      el(
        "div",
        { class: "columns" },
        el(
          "section",
          { class: "card table-card", "aria-labelledby": "recent-title" },
          el(
            "div",
            { class: "card-head" },
            el("h2", { id: "recent-title" }, "Recent invoices"),
            more,
          ),
          recent,
        ),
        el("div", { class: "stack" }, customersCard(workspace), bankCard(workspace)),
      ),
    ],
  };
}

function figure(label: string, invoices: readonly Invoice[], mood?: "good" | "bad"): HTMLElement {
  const sum = invoices.reduce((total, invoice) => total + totalPence(invoice.lines), 0);
  const count = invoices.length === 1 ? "1 invoice" : `${invoices.length} invoices`;
  return el(
    "div",
    { class: "card figure" },
    el("dt", {}, label),
    el("dd", { class: `amount ${mood ?? ""}`.trim() }, formatPence(sum)),
    el("dd", { class: "muted" }, count),
  );
}

function customersCard({ customers }: Workspace): HTMLElement {
  const latest = customers.slice(-3).toReversed();
  const list =
    latest.length === 0
      ? el("p", { class: "muted" }, "Who do you send invoices to?")
      : el(
          "ul",
          { class: "plain-list" },
          ...latest.map(({ name }) => el("li", { class: "clip" }, name)),
        );
  const label = customers.length === 0 ? "Add a customer" : "All customers";
  return el(
    "section",
    { class: "card", "aria-labelledby": "customers-title" },
    el("h2", { id: "customers-title" }, "Customers"),
    list,
    linkButton(label, pathOf({ kind: "customers" }), { id: "dashboard-customers", look: "plain" }),
  );
}

function bankCard({ bank }: Workspace): HTMLElement {
  const text =
    bank === undefined
      ? "Connect an account, so that customers can pay you."
      : `Payments go to the account ending in ${bank.lastFour}.`;
  const label = bank === undefined ? "Connect a bank" : "Bank settings";
  return el(
    "section",
    { class: "card", "aria-labelledby": "bank-title" },
    el("h2", { id: "bank-title" }, "Bank account"),
    el("p", { class: "muted" }, text),
    linkButton(label, pathOf({ kind: "bank" }), { id: "dashboard-bank", look: "plain" }),
  );
}
