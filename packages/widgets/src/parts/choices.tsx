import type { JSX } from "../render/jsx-runtime.ts";
import type { Asking } from "./asking.ts";

/** One of several things to choose from, and what it means. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
}

/**
 * Choices as native radio buttons, or checkboxes for several at once: arrow keys, the one tab stop and what a screen
 * reader says are the browser's own. Style text: `askCss`.
 */
export function Choices({
  part = "choices",
  model: { asks, around },
  isMultiple,
  of,
  chosen,
  onChoose,
}: {
  readonly part?: string;
  readonly model: Asking;
  readonly isMultiple?: boolean;
  readonly of: readonly Choice[];
  readonly chosen: readonly unknown[];
  /** `isPointed`: with mouse, pen or finger, not while walking through the choices with the keyboard. */
  onChoose(id: string, isPointed: boolean): void;
}): JSX.Element {
  const { personalise } = around.port;
  return (
    <div part={part} role={isMultiple ? "group" : "radiogroup"} aria-labelledby={asks}>
      {of.map(({ id, label, detail }) => (
        <label part="choice" key={id}>
          <input
            type={isMultiple ? "checkbox" : "radio"}
            name={asks}
            checked={chosen.includes(id)}
            // A key that chooses makes a click of count 0, also in Firefox and WebKit.
            onclick={(click) => onChoose(id, click.detail > 0)}
          />
          <span>
            {personalise(label)} {detail && <small>{personalise(detail)}</small>}
          </span>
        </label>
      ))}
    </div>
  );
}
