import type { JSX } from "preact";
import type { Recomputing } from "../models/recomputing.ts";
import { Notice } from "../parts/notice.tsx";
import { percentDone } from "../words/figures.ts";

/** Says how far it is, while what people reached is computed anew. */
export function RecomputingNotice({ model }: { readonly model: Recomputing }): JSX.Element {
  const share = model.share.value;
  return (
    <div role="status" class="outcome">
      {share !== undefined && (
        <Notice tone="calm">
          Recomputing milestones: {percentDone(share)}. Until it is done, figures are those from
          before the change.
        </Notice>
      )}
    </div>
  );
}
