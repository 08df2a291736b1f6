import type { Faq } from "@cairn/core/guidebook";
import type { JSX } from "preact";
import { PreviewPane } from "../editors/preview-pane.tsx";
import { HelpFields } from "../editors/help-settings.tsx";
import type { ListModel } from "../models/page.ts";
import type { Studio } from "../models/studio.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { Empty } from "../parts/empty.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Panel } from "../parts/panel.tsx";
import { counted } from "../words/figures.ts";
import { NewPartForm } from "./new-part.tsx";

interface AnswersProps {
  readonly studio: Studio;
  readonly model: ListModel;
}

/** Questions people get stuck on, their answers, and the button that opens help. */
export function AnswersScreen({ studio, model }: AnswersProps): JSX.Element {
  const { definitions, router, draft } = studio;
  const answers = Object.entries(draft.guidebook.value.faqs ?? {});
  return (
    <>
      <PageHead
        title="Help answers"
        lead="One question, one answer with the next step in it. The one that fits is offered when somebody is stuck."
      />
      <NewPartForm
        model={model.newPart}
        id="new-answer"
        label="New question"
        placeholder="Why is my account number refused?"
        button="Create answer"
        onMake={(question) => {
          router.go({ kind: "answer", id: definitions.createAnswer(question) });
        }}
      />
      {answers.length === 0 ? (
        <Empty title="No answers yet">
          Write the one your support gives most often: it helps from the first day.
        </Empty>
      ) : (
        <Panel id="answers-title" title={counted(answers.length, "answer")}>
          <ul class="parts">
            {answers.map(([id, answer]) => (
              <AnswerRow key={id} studio={studio} id={id} answer={answer} />
            ))}
          </ul>
        </Panel>
      )}
      {draft.status.value !== "loading" && (
        <Panel
          id="help-title"
          kicker="Help button"
          title="How people open help"
          note="Beside the answers that are offered by themselves."
        >
          <div class="editor">
            <form class="editor-form" onSubmit={(submitting) => submitting.preventDefault()}>
              <HelpFields form={model.form} />
            </form>
            <PreviewPane model={model.preview} />
          </div>
        </Panel>
      )}
    </>
  );
}

function AnswerRow(props: {
  readonly studio: Studio;
  readonly id: string;
  readonly answer: Faq;
}): JSX.Element {
  const { studio, id, answer } = props;
  const book = studio.draft.guidebook.value;
  const problems = studio.draft.problems.value.filter((one) => one.path.startsWith(`faqs.${id}.`));
  const places = [
    ...(answer.errors ?? []).map((words) => `“${words}”`),
    ...(answer.milestones ?? []).map(
      (one) => plainText(book.milestones?.[one]?.title, firstLocale(book)) || one,
    ),
    ...(answer.pages ?? []),
  ];
  return (
    <li class="part">
      <div class="part-words">
        <a href={studio.router.href({ kind: "answer", id })}>
          {plainText(answer.question, firstLocale(book)) || id}
        </a>
        <p>{places.length === 0 ? "Found by search only" : `Offered for ${places.join(", ")}`}</p>
      </div>
      {problems.length > 0 && <span class="tag tag-warn">{problems.length} to put right</span>}
    </li>
  );
}
