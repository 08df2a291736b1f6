import type { JSX } from "preact";
import type { PublishModel } from "../models/publish.ts";
import type { Studio } from "../models/studio.ts";
import { Button } from "../parts/button.tsx";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { outcomeWords } from "../words/publishing.ts";
import { PublishConfirmation } from "./publish-confirmation.tsx";
import { DraftPanel } from "./publish-draft.tsx";
import { FilePanel } from "./publish-file.tsx";
import { SchedulesPanel } from "./publish-schedules.tsx";
import { PausePanel } from "./publish-pause.tsx";
import { VersionsPanel } from "./publish-versions.tsx";
import { WherePanel } from "./publish-where.tsx";
import { RecomputingNotice } from "./recomputing.tsx";

interface PublishProps {
  readonly studio: Studio;
  readonly model: PublishModel;
}

/** From draft to test to live, now or later, and back. */
export function PublishScreen({ studio, model }: PublishProps): JSX.Element {
  return (
    <>
      <PageHead
        title="Publish"
        lead="Milestones, guides and answers go live together, as one version."
      />
      <Outcome model={model} />
      <RecomputingNotice model={model.recomputing} />
      <DraftPanel studio={studio} model={model} />
      <SchedulesPanel studio={studio} model={model} />
      <WherePanel studio={studio} model={model} />
      <PausePanel studio={studio} model={model} />
      <VersionsPanel studio={studio} model={model} />
      <FilePanel studio={studio} model={model} />
      <PublishConfirmation model={model} />
    </>
  );
}

function Outcome({ model }: { readonly model: PublishModel }): JSX.Element {
  const outcome = model.outcome.value;
  const before = outcome?.kind === "rolled-back" ? outcome.before : undefined;
  return (
    <div role="status" class="outcome" id="publish-outcome" tabIndex={-1}>
      {outcome !== undefined && (
        <Notice tone={outcome.kind === "failed" ? "bad" : "good"}>
          {outcomeWords(outcome)}
          {before !== undefined && (
            <>
              {" "}
              <Button
                small
                disabled={model.busy.value}
                onPress={() => void model.rollback(before, "live")}
              >
                Undo, back to version {before}
              </Button>
            </>
          )}
        </Notice>
      )}
    </div>
  );
}
