import type { SurveyFigures } from "@cairn/core/api";
import type { JSX } from "preact";
import { ShareList, type ShareRow } from "../charts/share-list.tsx";
import type { FeedbackModel } from "../models/feedback.ts";
import type { Studio } from "../models/studio.ts";
import { Empty } from "../parts/empty.tsx";
import { More } from "../parts/more.tsx";
import { Panel } from "../parts/panel.tsx";
import { COUNTED_ONCE, surveyFinding } from "../words/feedback.ts";
import { people } from "../words/figures.ts";
import { QuestionPanel } from "./feedback-question.tsx";

interface SurveyProps {
  readonly studio: Studio;
  readonly model: FeedbackModel;
  readonly survey: SurveyFigures;
}

/** Who met a survey and what they did with it, then question by question what they answered. */
export function SurveyPanels({ studio, model, survey }: SurveyProps): JSX.Element {
  const hasScore = survey.questions.find((one) => "scores" in one)?.kind === "nps";
  return (
    <>
      <WhoAnswered studio={studio} model={model} survey={survey} />
      {survey.shown > 0 &&
        survey.questions.map((question) => (
          <QuestionPanel
            key={`${question.kind} ${question.question}`}
            studio={studio}
            model={model}
            survey={survey.survey}
            question={question}
            hasScore={hasScore}
          />
        ))}
    </>
  );
}

function WhoAnswered({ studio, model, survey }: SurveyProps): JSX.Element {
  const { shown, answered, dismissed, silent } = survey;
  const days = model.days.value;
  const hrefOf = (who: string): string =>
    studio.router.href({ kind: "feedback-people", id: survey.survey, who, days });
  const row = (who: string, title: string, count: number, tone: ShareRow["tone"]): ShareRow => ({
    key: who,
    title,
    people: count,
    share: count / shown,
    href: hrefOf(who),
    ...(tone === undefined ? {} : { tone }),
  });
  return (
    <Panel
      id="met-title"
      kicker="Response"
      title={surveyFinding(survey)}
      {...(shown === 0
        ? {}
        : {
            note: (
              <>
                <a href={hrefOf("shown")}>{people(shown)}</a> met it.
              </>
            ),
          })}
    >
      {shown === 0 ? (
        <Empty title="No answer yet">
          It is asked by its own conditions, and of people who have been there for a while: see who
          gets it{" "}
          <a href={studio.router.href({ kind: "guide", id: survey.survey })}>in the guide</a>.
        </Empty>
      ) : (
        <ShareList
          label="What people did with it"
          rows={[
            row("answered", "Answered one question at least", answered, "good"),
            row("dismissed", "Closed it or put it off, without an answer", dismissed, "bad"),
            row("silent", "Saw it and did nothing", silent, "middle"),
          ]}
        />
      )}
      <More words="How this is counted" open={false}>
        <p>
          {COUNTED_ONCE} Whoever answered a question or closed the survey has met it, though it may
          have been shown before this time. The response rate is the share of those who answered one
          question at least.
        </p>
      </More>
    </Panel>
  );
}
