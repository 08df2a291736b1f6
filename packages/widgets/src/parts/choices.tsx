import type { WidgetPort } from "@cairn/sdk/port";
import type { Child } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";

/** One of several things to choose from, in the author's words or in drawn ones of our own. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly detail?: Child;
}

/**
 * Choices as native radio buttons, or checkboxes for several at once: arrow keys, the one tab stop and what a screen
 * reader says are the browser's own. Style text: `askCss`.
 */
export function Choices({
  part = "choices",
  asks,
  isMultiple,
  of,
  chosen,
  port,
  onChoose,
}: {
  readonly part?: string;
  /** Id of the element that asks, one for each question on screen. */
  readonly asks: string;
  readonly isMultiple?: boolean;
  readonly of: readonly Choice[];
  readonly chosen: readonly unknown[];
  readonly port: WidgetPort;
  /** `isPointed`: with mouse, pen or finger, not while walking through the choices with the keyboard. */
  onChoose(id: string, isPointed: boolean): void;
}): JSX.Element {
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
            {port.personalise(label)}{" "}
            {detail && (
              <small>{typeof detail === "string" ? port.personalise(detail) : detail}</small>
            )}
          </span>
        </label>
      ))}
    </div>
  );
}
