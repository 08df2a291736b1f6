import { report } from "./analytics.ts";
import type { App } from "./app.ts";
import { el } from "./element.ts";
import { badEmail, missing, showProblems, textField } from "./field.ts";

/** A modal dialog that adds a customer; `open` shows it empty. Esc and Cancel leave it. */
export function customerDialog(app: App): {
  readonly dialog: HTMLDialogElement;
  readonly open: () => void;
} {
  const name = textField({ id: "customer-name", label: "Customer name" }, { autocomplete: "off" });
  const email = textField(
    { id: "customer-email", label: "Email for invoices" },
    { type: "email", autocomplete: "off" },
  );

  const save = (event: Event): void => {
    event.preventDefault();
    const isFine = showProblems([
      [name, missing(name, "Enter the customer's name.")],
      [email, badEmail(email)],
    ]);
    if (!isFine) return;
    const customer = app.store.addCustomer({ name: name.text(), email: email.text() });
    report.customerAdded(customer);
    dialog.close();
    app.redraw("add-customer");
    app.say(`${customer.name} was added.`);
  };

  const cancel = (): void => dialog.close();
  const form = el(
    "form",
    { class: "form", novalidate: true, onsubmit: save },
    el("h2", { id: "customer-dialog-title" }, "Add a customer"),
    name.element,
    email.element,
    el(
      "div",
      { class: "actions end" },
      el(
        "button",
        { class: "button plain", id: "cancel-customer", type: "button", onclick: cancel },
        "Cancel",
      ),
      el(
        "button",
        { class: "button primary", id: "save-customer", type: "submit" },
        "Save customer",
      ),
    ),
  );
  const dialog = el(
    "dialog",
    { class: "dialog", id: "customer-dialog", "aria-labelledby": "customer-dialog-title" },
    form,
  );
  const open = (): void => {
    form.reset();
    name.setProblem(undefined);
    email.setProblem(undefined);
    dialog.showModal();
    name.input.focus();
  };
  return { dialog, open };
}
