import { el, type AttributeValue } from "./element.ts";

/** A labelled form control with a place for its error. */
export interface Field {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement | HTMLSelectElement;
  /** What was typed or chosen, trimmed. */
  text(): string;
  /** Shows `problem` under the control; `undefined` takes it away. */
  setProblem(problem: string | undefined): void;
}

interface Described {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

/** A text field; `attributes` go to the input (type, autocomplete, inputmode, value …). */
export function textField(
  described: Described,
  attributes: Readonly<Record<string, AttributeValue>> = {},
): Field {
  return wire(described, el("input", { type: "text", ...attributes, ...control(described) }));
}

/** A choice; the first option is what stands there before a choice is made. */
export function selectField(
  described: Described,
  prompt: string,
  options: readonly { readonly value: string; readonly label: string }[],
): Field {
  const choices = options.map(({ value, label }) => el("option", { value }, label));
  return wire(
    described,
    el("select", control(described), el("option", { value: "" }, prompt), ...choices),
  );
}

/**
 * Shows each field's problem and puts the focus on the first field that has one.
 * Returns whether there was none.
 */
export function showProblems(checks: readonly (readonly [Field, string | undefined])[]): boolean {
  for (const [field, problem] of checks) field.setProblem(problem);
  const first = checks.find(([, problem]) => problem !== undefined);
  first?.[0].input.focus();
  return first === undefined;
}

/** The problem of a field that must not be empty. */
export function missing(field: Field, problem: string): string | undefined {
  return field.text() === "" ? problem : undefined;
}

/** The problem of an e-mail field. */
export function badEmail(field: Field): string | undefined {
  return /^\S+@\S+\.\S+$/.test(field.text())
    ? undefined
    : "Enter an email like maya@studio.example.";
}

function control({ id, optional }: Described): Record<string, AttributeValue> {
  return { id, name: id, class: "input", required: optional !== true };
}

function wire({ id, label, hint, optional }: Described, input: Field["input"]): Field {
  const error = el("p", { class: "field-error", id: `${id}-error`, hidden: true });
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  const setProblem = (problem: string | undefined): void => {
    error.textContent = problem ?? "";
    error.hidden = problem === undefined;
    if (problem === undefined) input.removeAttribute("aria-invalid");
    else input.setAttribute("aria-invalid", "true");
    const describedBy = [hintId, problem === undefined ? undefined : error.id]
      .filter(Boolean)
      .join(" ");
    if (describedBy === "") input.removeAttribute("aria-describedby");
    else input.setAttribute("aria-describedby", describedBy);
  };
  setProblem(undefined);
  input.addEventListener("input", () => setProblem(undefined));
  const element = el(
    "div",
    { class: "field" },
    el(
      "label",
      { for: id },
      label,
      optional === true ? el("span", { class: "optional" }, " (optional)") : undefined,
    ),
    hint === undefined ? undefined : el("p", { class: "hint", id: `${id}-hint` }, hint),
    input,
    error,
  );
  return { element, input, text: () => input.value.trim(), setProblem };
}
