import type { Child } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";

/** One of several things to choose from. */
export interface Choice {
  readonly id: string;
  readonly label: Child;
  readonly detail?: Child;
}

/**
 * Choices as native radio buttons, or checkboxes for several at once: arrow keys, the one tab stop and what a screen
 * reader says are the browser's own. Style text: `choicesCss`.
 */
export function Choices({
  part = "choices",
  name,
  labelledBy,
  isMultiple = false,
  of,
  chosen,
  onChoose,
}: {
  readonly part?: string;
  /** Ties the radio buttons together; no other group in the root may have it. */
  readonly name: string;
  /** Id of the element that asks. */
  readonly labelledBy: string;
  readonly isMultiple?: boolean;
  readonly of: readonly Choice[];
  readonly chosen: readonly string[];
  /** `isPointed`: with mouse, pen or finger, not while walking through the choices with the keyboard. */
  onChoose(id: string, isPointed: boolean): void;
}): JSX.Element {
  return (
    <div part={part} role={isMultiple ? "group" : "radiogroup"} aria-labelledby={labelledBy}>
      {of.map(({ id, label, detail }) => (
        <label part="choice" key={id}>
          <input
            type={isMultiple ? "checkbox" : "radio"}
            name={name}
            checked={chosen.includes(id)}
            // A key that chooses makes a click of count 0, also in Firefox and WebKit.
            onclick={(click) => onChoose(id, click.detail > 0)}
          />
          <span>
            {label}
            {detail && <small>{detail}</small>}
          </span>
        </label>
      ))}
    </div>
  );
}
