import { identifyUser, report } from "../analytics.ts";
import type { App, Screen } from "../app.ts";
import { el } from "../element.ts";
import { badEmail, missing, selectField, showProblems, textField } from "../field.ts";
import type { User } from "../workspace.ts";

const ROLES = [
  { value: "owner", label: "Owner or founder" },
  { value: "finance", label: "Finance or bookkeeping" },
  { value: "operations", label: "Operations" },
  { value: "other", label: "Something else" },
];

const GOALS = [
  { value: "get-paid-sooner", label: "Get paid sooner" },
  { value: "replace-spreadsheet", label: "Replace a spreadsheet" },
  { value: "share-with-accountant", label: "Share with my accountant" },
];

/** The first screen: who are you? It offers the last account of this browser as well. */
export function drawSignUp(app: App): Screen {
  const name = textField({ id: "name", label: "Your name" }, { autocomplete: "name" });
  const company = textField({ id: "company", label: "Company" }, { autocomplete: "organization" });
  const email = textField(
    { id: "email", label: "Work email" },
    { type: "email", autocomplete: "email" },
  );
  const role = selectField(
    { id: "role", label: "Your role", optional: true },
    "Choose a role",
    ROLES,
  );
  const goal = selectField(
    { id: "goal", label: "What brings you here?", optional: true },
    "Choose a goal",
    GOALS,
  );

  const submit = (event: Event): void => {
    event.preventDefault();
    const isFine = showProblems([
      [name, missing(name, "Enter your name.")],
      [company, missing(company, "Enter your company's name.")],
      [email, badEmail(email)],
    ]);
    if (!isFine) return;
    const workspace = app.store.signUp({
      name: name.text(),
      company: company.text(),
      email: email.text(),
      ...(role.text() === "" ? {} : { role: role.text() }),
      ...(goal.text() === "" ? {} : { goal: goal.text() }),
    });
    identifyUser(workspace);
    report.signedUp();
    app.go({ kind: "dashboard" });
  };

  const form = el(
    "form",
    {
      class: "card form",
      id: "sign-up-form",
      novalidate: true,
      onsubmit: submit,
      "aria-labelledby": "heading",
    },
    el("h1", { id: "heading", tabindex: -1 }, "Start your free trial"),
    el("p", { class: "muted" }, "14 days, no card needed. Then £12 a month."),
    name.element,
    company.element,
    email.element,
    el("div", { class: "pair" }, role.element, goal.element),
    el("button", { class: "button primary wide", id: "sign-up", type: "submit" }, "Create account"),
  );
  const last = app.store.lastUser();
  const left = el("div", { class: "sign-up-left" }, last && welcomeBack(app, last), form);
  return { title: "Sign up", content: [el("div", { class: "sign-up" }, left, pitch())] };
}

function welcomeBack(app: App, user: User): HTMLElement {
  const signBackIn = (): void => {
    const workspace = app.store.signBackIn();
    if (workspace === undefined) return;
    identifyUser(workspace);
    app.go({ kind: "dashboard" });
  };
  return el(
    "div",
    { class: "card welcome-back" },
    el("p", {}, "You were here as ", el("strong", {}, user.name), "."),
    el(
      "button",
      { class: "button plain", id: "sign-back-in", type: "button", onclick: signBackIn },
      "Sign back in",
    ),
  );
}

function pitch(): HTMLElement {
  const line = (what: string, amount: string): HTMLElement =>
    el("div", { class: "sample-line" }, el("span", {}, what), el("span", {}, amount));
  return el(
    "div",
    { class: "pitch" },
    el("p", { class: "pitch-title" }, "Invoices out in minutes. Money in your bank."),
    el(
      "ul",
      {},
      el("li", {}, "Write and send an invoice from one screen"),
      el("li", {}, "See who owes you, and since when"),
      el("li", {}, "Payments land in your own account"),
    ),
    el(
      "div",
      { class: "sample", "aria-hidden": "true" },
      el(
        "div",
        { class: "sample-head" },
        el("span", {}, "INV-0042"),
        el("span", { class: "badge paid" }, "Paid"),
      ),
      line("Brand identity, phase 2", "£2,400.00"),
      line("Icon set, 24 icons", "£960.00"),
      el(
        "div",
        { class: "sample-line sample-total" },
        el("span", {}, "Total"),
        el("span", {}, "£3,360.00"),
      ),
    ),
  );
}
