import type { ExperimentVerdict } from "@cairn/core/api";
import type { JSX } from "preact";
import { toneOf } from "../words/experiment.ts";

/** What stands behind a verdict, or what to do; the verdict itself is the heading above. */
export function Verdict({ verdict }: { readonly verdict: ExperimentVerdict }): JSX.Element {
  return <p class={`verdict verdict-${toneOf(verdict)}`}>{verdict.detail}</p>;
}
