import type { JSX } from "preact";
import { FunnelChart } from "../charts/funnel.tsx";
import type { OverviewModel } from "../models/overview.ts";
import { valueOf } from "../models/resource.ts";
import { funnelFinding } from "../words/findings.ts";

/** The same way as a funnel, step after step in order; folded, since the map tells more. Nothing without steps. */
export function FunnelFold({ model }: { readonly model: OverviewModel }): JSX.Element | null {
  const funnel = valueOf(model.funnel);
  if (funnel === undefined || funnel.steps.length === 0) return null;
  return (
    <details class="panel fold">
      <summary>
        <span class="kicker">As a funnel</span>
        <span class="fold-title">{funnelFinding(funnel)}</span>
      </summary>
      <p class="panel-note">
        Each bar: people who did this step after the one above it. Who did them in another order
        counts on the map, and not here.
      </p>
      <FunnelChart funnel={funnel} />
    </details>
  );
}
