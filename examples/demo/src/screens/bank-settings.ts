import { report } from "../analytics.ts";
import type { App, Screen } from "../app.ts";
import { el } from "../element.ts";
import { missing, showProblems, textField, type Field } from "../field.ts";
import { linkButton, screenHead } from "../page-parts.ts";
import { pathOf } from "../route.ts";
import type { BankAccount, Workspace } from "../workspace.ts";

/** Where payments go: a form until an account is connected, then that account. */
export function drawBankSettings(app: App, { bank }: Workspace): Screen {
  const body = bank === undefined ? bankForm(app) : connected(bank);
  return { title: "Bank account", content: [screenHead("Bank account"), body] };
}

function bankForm(app: App): HTMLElement {
  const holder = textField(
    { id: "bank-account-holder", label: "Account holder" },
    { autocomplete: "off" },
  );
  // The hint is as vague as such hints are; the bank's answer is what teaches the format.
  const number = textField(
    { id: "bank-account-number", label: "Account number", hint: "On your card or bank statement." },
    { inputmode: "numeric", autocomplete: "off" },
  );
  const sortCode = textField(
    { id: "bank-sort-code", label: "Sort code", hint: "Six digits, for example 20-00-00." },
    { inputmode: "numeric", autocomplete: "off" },
  );
  const refusal = el("div", {
    class: "alert",
    id: "bank-error",
    role: "alert",
    "data-cairn-error": true,
  });
  const button = el(
    "button",
    { class: "button primary", id: "connect-bank", type: "submit" },
    "Connect bank",
  );

  let isAsking = false;
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (isAsking) return;
    refusal.replaceChildren();
    const isFine = showProblems([
      [holder, missing(holder, "Enter the name on the account.")],
      [number, missing(number, "Enter the account number.")],
      [sortCode, isSortCode(sortCode) ? undefined : "Enter six digits, like 20-00-00."],
    ]);
    if (!isFine) return;
    isAsking = true;
    button.textContent = "Connecting…";
    const answer = await app.connectBank({
      holder: holder.text(),
      accountNumber: number.text(),
      sortCode: sortCode.text(),
    });
    isAsking = false;
    button.textContent = "Connect bank";
    if (app.store.signedIn() === undefined) return;
    if (answer.kind === "refused") {
      refusal.replaceChildren(el("p", {}, answer.message));
      number.input.setAttribute("aria-invalid", "true");
      number.input.setAttribute("aria-describedby", "bank-account-number-hint bank-error");
      number.input.focus();
      report.bankConnectFailed(answer.reason);
      return;
    }
    app.store.connectBank({ holder: holder.text(), lastFour: answer.lastFour });
    report.bankConnected();
    // Who went elsewhere while the bank was thinking keeps the screen they are on.
    if (form.isConnected) app.redraw();
    app.say("Your bank account is connected.");
  };

  const form = el(
    "form",
    {
      class: "card form",
      id: "bank-form",
      novalidate: true,
      onsubmit: (event) => void submit(event),
    },
    el("p", { class: "muted" }, "Customers pay into this account. We never take money out."),
    refusal,
    holder.element,
    number.element,
    sortCode.element,
    el("div", { class: "actions" }, button),
  );
  return form;
}

function isSortCode(field: Field): boolean {
  return /^\d{6}$/.test(field.text().replace(/[-\s]/g, ""));
}

function connected({ holder, lastFour }: BankAccount): HTMLElement {
  return el(
    "div",
    { class: "card", id: "bank-connected" },
    el("p", { class: "badge paid" }, "Connected"),
    el("p", { class: "bank-line" }, `${holder}, account ending in ${lastFour}`),
    el("p", { class: "muted" }, "Sent invoices can now be paid into this account."),
    linkButton("Go to invoices", pathOf({ kind: "invoices" }), { id: "bank-go-invoices" }),
  );
}
