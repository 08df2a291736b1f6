import type { Feedback } from "@cairn/core/api";
import type { JSX } from "preact";
import type { FeedbackModel } from "../models/feedback.ts";
import { valueOf } from "../models/resource.ts";
import type { Studio } from "../models/studio.ts";
import { titleOf } from "../models/title.ts";
import { Empty } from "../parts/empty.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { ToldName } from "../parts/told.tsx";
import { TimeField } from "./feedback.tsx";
import { FlowPanels } from "./feedback-flow.tsx";
import { SurveyPanels } from "./feedback-survey.tsx";

interface FeedbackPartProps {
  readonly studio: Studio;
  readonly id: string;
  readonly model: FeedbackModel;
}

/** All that came of one survey or cancel flow. */
export function FeedbackPartScreen({ studio, id, model }: FeedbackPartProps): JSX.Element {
  const { router, draft } = studio;
  const found = valueOf(model.found.value);
  const part = found === undefined ? undefined : partIn(found, id);
  const days = model.days.value;
  return (
    <>
      <PageHead
        title={part === undefined ? titleOf(studio) : <ToldName text={part.title} />}
        back={{ href: router.href({ kind: "feedback", days }), words: "Feedback" }}
        lead={part?.isAsked === false ? "Not asked any more." : undefined}
        actions={
          <>
            {draft.guidebook.value.guides?.[id] !== undefined && (
              <a class="button button-plain" href={router.href({ kind: "guide", id })}>
                Open the guide
              </a>
            )}
            {part !== undefined && (
              <a class="button button-plain" href={model.csvUrl(id)} download>
                Answers as CSV
              </a>
            )}
          </>
        }
      />
      <TimeField model={model} />
      <LoadedView
        resource={model.found.value}
        what="answers"
        draw={(all) => <Panels studio={studio} id={id} model={model} found={all} />}
      />
    </>
  );
}

function Panels({
  studio,
  id,
  model,
  found,
}: FeedbackPartProps & { readonly found: Feedback }): JSX.Element {
  const survey = found.surveys.find((one) => one.survey === id);
  if (survey !== undefined) return <SurveyPanels studio={studio} model={model} survey={survey} />;
  const flow = found.cancelFlows.find((one) => one.flow === id);
  if (flow !== undefined) return <FlowPanels studio={studio} model={model} flow={flow} />;
  return (
    <Empty title="Nobody met it in this time">
      It is not asked at present. Look further back, or{" "}
      <a href={studio.router.href({ kind: "feedback", days: found.days })}>see all feedback</a>.
    </Empty>
  );
}

function partIn(
  { surveys, cancelFlows }: Feedback,
  id: string,
): { readonly title: string; readonly isAsked: boolean } | undefined {
  return surveys.find(({ survey }) => survey === id) ?? cancelFlows.find(({ flow }) => flow === id);
}
