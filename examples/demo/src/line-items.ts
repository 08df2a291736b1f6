import { el } from "./element.ts";
import { missing, textField, type Field } from "./field.ts";
import { formatPence, parsePence } from "./money.ts";
import { totalPence, type InvoiceLine } from "./workspace.ts";

/** The part of the invoice form that holds its lines. */
export interface LineItems {
  readonly element: HTMLElement;
  /** Each field with its problem, in the order of the form. */
  checks(): readonly (readonly [Field, string | undefined])[];
  /** The lines; to be asked once `checks` has no problem left. */
  lines(): readonly InvoiceLine[];
}

interface Row {
  readonly element: HTMLElement;
  readonly description: Field;
  readonly quantity: Field;
  readonly price: Field;
}

/** Lines with a description, a quantity and a unit price; there is always at least one. */
export function lineItems(): LineItems {
  const total = el("output", { id: "invoice-total" }, formatPence(0));
  const list = el("div", { class: "lines" });
  const rows: Row[] = [];
  let made = 0;

  const lines = (): readonly InvoiceLine[] =>
    rows.map(({ description, quantity, price }) => ({
      description: description.text(),
      quantity: readQuantity(quantity) ?? 0,
      unitPence: parsePence(price.text()) ?? 0,
    }));
  const count = (): void => {
    total.textContent = formatPence(totalPence(lines()));
    list.classList.toggle("single", rows.length === 1);
  };
  const add = (): Row => {
    made += 1;
    const row = createRow(made, remove);
    rows.push(row);
    list.append(row.element);
    count();
    return row;
  };
  const remove = (element: HTMLElement): void => {
    rows.splice(
      rows.findIndex((row) => row.element === element),
      1,
    );
    element.remove();
    count();
    rows.at(-1)?.description.input.focus();
  };

  add();
  list.addEventListener("input", count);
  const addLine = el(
    "button",
    {
      class: "button plain small",
      id: "add-line",
      type: "button",
      onclick: () => add().description.input.focus(),
    },
    "Add a line",
  );
  const element = el(
    "fieldset",
    { class: "line-items" },
    el("legend", {}, "Lines"),
    list,
    el("div", { class: "total-row" }, addLine, el("p", { class: "total" }, "Total ", total)),
  );
  const checks = (): readonly (readonly [Field, string | undefined])[] =>
    rows.flatMap(({ description, quantity, price }) => [
      [description, missing(description, "Say what this is for.")] as const,
      [
        quantity,
        readQuantity(quantity) === undefined ? "Enter a number above 0." : undefined,
      ] as const,
      [
        price,
        parsePence(price.text()) === undefined ? "Enter an amount like 250 or 250.50." : undefined,
      ] as const,
    ]);
  return { element, checks, lines };
}

function createRow(index: number, remove: (element: HTMLElement) => void): Row {
  const id = `line-${index}`;
  const description = textField(
    { id: `${id}-description`, label: "Description" },
    { autocomplete: "off" },
  );
  const quantity = textField(
    { id: `${id}-quantity`, label: "Quantity" },
    { inputmode: "decimal", value: "1" },
  );
  const price = textField(
    { id: `${id}-price`, label: "Unit price, £" },
    { inputmode: "decimal", autocomplete: "off" },
  );
  const element: HTMLElement = el(
    "div",
    { class: "line", role: "group", "aria-label": `Line ${index}` },
    description.element,
    quantity.element,
    price.element,
    el(
      "button",
      {
        class: "button quiet remove",
        type: "button",
        "aria-label": `Remove line ${index}`,
        onclick: () => remove(element),
      },
      "Remove",
    ),
  );
  return { element, description, quantity, price };
}

function readQuantity(field: Field): number | undefined {
  const text = field.text();
  const quantity = Number(text);
  return /^\d+(\.\d+)?$/.test(text) && quantity > 0 && quantity <= 10_000 ? quantity : undefined;
}
