import type { FirstScreenLoss, FirstScreenShare } from "@cairn/core/api";
import type { JSX } from "preact";
import type { OverviewModel } from "../models/overview.ts";
import { valueOf } from "../models/resource.ts";
import { firstScreenFinding } from "../words/away.ts";
import { grouped } from "../words/figures.ts";

/** Who left before anything could be noticed: apart from those who got stuck. Nothing where everybody got through. */
export function FirstScreen({ model }: { readonly model: OverviewModel }): JSX.Element | null {
  const loss = valueOf(model.firstScreen);
  const finding = loss === undefined ? undefined : firstScreenFinding(loss);
  if (loss === undefined || finding === undefined) return null;
  return (
    <div class="first-screen">
      <p>
        {finding}. {loss.afterOne > 0 && "No sign of a stall could be seen of them."}
      </p>
      {loss.afterOne > 0 && <WhereFrom loss={loss} />}
    </div>
  );
}

function WhereFrom({ loss }: { readonly loss: FirstScreenLoss }): JSX.Element {
  return (
    <details class="twin">
      <summary>Where they came in</summary>
      <div class="first-screen-lists">
        <Shares head="First page" shares={loss.pages} />
        <Shares head="Came from" shares={loss.referrers} />
        <Shares head="Device" shares={loss.devices} />
      </div>
    </details>
  );
}

function Shares({
  head,
  shares,
}: {
  readonly head: string;
  readonly shares: readonly FirstScreenShare[];
}): JSX.Element | null {
  if (shares.length === 0) return null;
  return (
    <div>
      <h3>{head}</h3>
      <ul class="evidence">
        {shares.map((share) => (
          <li key={share.value}>
            <span>{share.value}</span>
            <span class="evidence-users">{grouped(share.people)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
