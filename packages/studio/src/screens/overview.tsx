import type { JSX } from "preact";
import type { OverviewModel } from "../models/overview.ts";
import { valueOf } from "../models/resource.ts";
import type { Studio } from "../models/studio.ts";
import { LoadedView } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { wayFinding } from "../words/stall-map.ts";
import { ActivationPanel } from "./overview-activation.tsx";
import { NeedsAttention } from "./overview-attention.tsx";
import { Facts } from "./overview-facts.tsx";
import { FunnelFold } from "./overview-funnel.tsx";
import { GuidesAtWork } from "./overview-guides.tsx";
import { StallMapPanel } from "./overview-map.tsx";
import { SinceLastVisit } from "./overview-news.tsx";
import { StalledNow } from "./overview-stalls.tsx";
import { TimePanel } from "./overview-time.tsx";
import { RecomputingNotice } from "./recomputing.tsx";
import { SetupPath } from "./setup-path.tsx";

interface OverviewProps {
  readonly studio: Studio;
  readonly model: OverviewModel;
}

/** How many get value, where people stop and why, whether the help helps; first what is new and what does not work. */
export function OverviewScreen({ studio, model }: OverviewProps): JSX.Element {
  // What people do is drawn once somebody came; before that the steps above are all there is to do.
  const isEmpty = valueOf(model.overview)?.users === 0;
  const map = valueOf(model.map);
  return (
    <>
      <PageHead
        title="Overview"
        finding={map === undefined ? undefined : wayFinding(map)}
        lead="How many people get value, where they stop, and what showed why."
      />
      <RecomputingNotice model={model.recomputing} />
      <SetupPath studio={studio} model={model} />
      <NeedsAttention studio={studio} model={model} />
      <SinceLastVisit studio={studio} model={model} />
      <LoadedView
        resource={model.overview}
        what="figures"
        draw={(overview) =>
          isEmpty ? <></> : <Facts studio={studio} model={model} overview={overview} />
        }
      />
      <StallMapPanel studio={studio} model={model} />
      {!isEmpty && (
        <>
          <div class="columns">
            <ActivationPanel studio={studio} model={model} />
            <TimePanel studio={studio} model={model} />
          </div>
          <GuidesAtWork studio={studio} model={model} />
          <StalledNow studio={studio} model={model} />
          <FunnelFold model={model} />
        </>
      )}
    </>
  );
}
