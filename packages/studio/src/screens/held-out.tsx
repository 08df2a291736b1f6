import type { JSX } from "preact";
import type { Studio } from "../models/studio.ts";
import { heldOutWords } from "../words/experiment.ts";

/** How many get no guide by the draft, where it is changed, and what an engineer who is one of them sees. */
export function HeldOut(props: {
  readonly studio: Studio;
  readonly isTesting?: boolean;
}): JSX.Element | null {
  const { draft, router } = props.studio;
  const words = heldOutWords(draft.guidebook.value);
  if (words === undefined) return null;
  return (
    <p class="panel-note">
      {words}{" "}
      {props.isTesting && (
        <>
          You may be one of them: with <code>data-debug</code> on the tag, Alt+Shift+C says so on
          the page, and shows a guide anyway.{" "}
        </>
      )}
      <a href={router.href({ kind: "effects" })}>Change how many</a>
    </p>
  );
}
