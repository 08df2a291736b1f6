import type { ExperimentVerdict } from "@cairn/core/api";
import type { ComponentChildren, JSX } from "preact";
import { toneOf } from "../words/experiment.ts";

/** A verdict as it is read first, and what stands behind it. */
export function Verdict({
  verdict,
  children,
}: {
  readonly verdict: ExperimentVerdict;
  readonly children?: ComponentChildren;
}): JSX.Element {
  return (
    <div class={`verdict verdict-${toneOf(verdict)}`}>
      <p class="verdict-words">{verdict.words}</p>
      <p>{verdict.detail}</p>
      {children}
    </div>
  );
}
