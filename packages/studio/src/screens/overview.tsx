import type { JSX } from "preact";
import { FunnelChart } from "../charts/funnel.tsx";
import type { OverviewModel } from "../models/overview.ts";
import type { Studio } from "../models/studio.ts";
import { Empty } from "../parts/empty.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Panel } from "../parts/panel.tsx";
import { funnelFinding } from "../words/findings.ts";
import { Facts } from "./overview-facts.tsx";
import { GuidesAtWork } from "./overview-guides.tsx";
import { StalledNow } from "./overview-stalls.tsx";
import { TimePanel } from "./overview-time.tsx";
import { RecomputingNotice } from "./recomputing.tsx";
import { SetupPath } from "./setup-path.tsx";

interface OverviewProps {
  readonly studio: Studio;
  readonly model: OverviewModel;
}

/** Who gets value, who is stuck, and whether the help is seen. */
export function OverviewScreen({ studio, model }: OverviewProps): JSX.Element {
  return (
    <>
      <PageHead
        title="Overview"
        lead="How far people get, where they stop, and who is stuck at this moment."
      />
      <RecomputingNotice model={model.recomputing} />
      <SetupPath studio={studio} model={model} />
      <LoadedView
        resource={model.overview}
        what="figures"
        draw={(overview) => <Facts studio={studio} model={model} overview={overview} />}
      />
      <div class="columns">
        <LoadedView
          resource={model.funnel}
          what="funnel"
          draw={(funnel) => (
            <Panel
              id="funnel-title"
              kicker="Activation"
              title={
                funnel.steps.length === 0 ? "No way to value described yet" : funnelFinding(funnel)
              }
              {...(funnel.steps.length > 0
                ? { note: "Each bar: people who did this step after the one above it." }
                : {})}
            >
              {funnel.steps.length === 0 ? (
                <Empty title="The funnel runs over your activation milestones">
                  <a href={studio.router.href({ kind: "milestones" })}>Make the first milestone</a>
                </Empty>
              ) : (
                <FunnelChart funnel={funnel} />
              )}
            </Panel>
          )}
        />
        <TimePanel studio={studio} model={model} />
      </div>
      <StalledNow studio={studio} model={model} />
      <GuidesAtWork studio={studio} model={model} />
    </>
  );
}
