import type { ComponentChildren, JSX } from "preact";
import { grouped } from "../words/figures.ts";

/** One figure of several that are compared. */
export interface Bar {
  readonly key: string;
  readonly title: ComponentChildren;
  readonly value: number;
  /** How it is drawn: what was asked for, what is not known, everything else. */
  readonly look: "main" | "open" | "rest";
}

interface BarsProps {
  readonly bars: readonly Bar[];
  /** What the whole width stands for. */
  readonly most: number;
}

/** Figures under each other, each as long as it is much. A table stands beside it. */
export function Bars({ bars, most }: BarsProps): JSX.Element {
  return (
    <ol class="bars" aria-hidden="true">
      {bars.map((bar) => (
        <li key={bar.key}>
          <span class="bar-title">{bar.title}</span>
          <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none">
            <rect class="bar-back" width="100" height="8" />
            <rect
              class={`bar-${bar.look}`}
              width={Math.max(0.6, (bar.value / (most || 1)) * 100)}
              height="8"
            />
          </svg>
          <span class="bar-value">{grouped(bar.value)}</span>
        </li>
      ))}
    </ol>
  );
}
