import type { HelpFigures } from "@cairn/core/api";
import type { Faq } from "@cairn/core/guidebook";
import type { JSX } from "preact";
import { EditorsOnly, ReadByOthers } from "../editors/editors-only.tsx";
import { PreviewPane } from "../editors/preview-pane.tsx";
import { HelpFields } from "../editors/help-settings.tsx";
import type { ListModel } from "../models/page.ts";
import { valueOf } from "../models/resource.ts";
import type { Studio } from "../models/studio.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { Empty } from "../parts/empty.tsx";
import { LoadedView } from "../parts/loaded.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Panel } from "../parts/panel.tsx";
import type { Route } from "../routes.ts";
import { counted } from "../words/figures.ts";
import { answerWords } from "../words/help.ts";
import { NotHelpedPanel } from "./answers-not-helped.tsx";
import { Unanswered } from "./answers-unanswered.tsx";
import { NewPartForm } from "./new-part.tsx";

interface AnswersProps {
  readonly studio: Studio;
  readonly model: ListModel;
  readonly route: Route & { readonly kind: "answers" };
}

/** Questions people get stuck on, their answers, and the button that opens help. */
export function AnswersScreen({ studio, model, route }: AnswersProps): JSX.Element {
  const { definitions, router, draft } = studio;
  const all = Object.entries(draft.guidebook.value.faqs ?? {});
  const tags = [...new Set(all.flatMap(([, { tags: own = [] }]) => own))].toSorted();
  const answers = all.filter(([, one]) => route.tag === undefined || one.tags?.includes(route.tag));
  const help = model.help === undefined ? undefined : valueOf(model.help);
  return (
    <>
      <PageHead
        title="Help answers"
        lead="One question, one answer with the next step in it. The one that fits is offered when somebody is stuck."
      />
      <EditorsOnly studio={studio}>
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
      </EditorsOnly>
      {all.length === 0 ? (
        <Empty title="No answers yet">
          Write the one your support gives most often: it helps from the first day.
        </Empty>
      ) : (
        <Panel
          id="answers-title"
          title={
            route.tag === undefined
              ? counted(answers.length, "answer")
              : `${counted(answers.length, "answer")} tagged “${route.tag}”`
          }
        >
          {tags.length > 0 && <Tags studio={studio} tags={tags} chosen={route.tag} />}
          <ul class="parts">
            {answers.map(([id, answer]) => (
              <AnswerRow key={id} studio={studio} id={id} answer={answer} help={help} />
            ))}
          </ul>
        </Panel>
      )}
      {model.help !== undefined && (
        <LoadedView
          resource={model.help}
          what="what people asked"
          draw={(figures) => (
            <>
              <Unanswered studio={studio} help={figures} />
              <NotHelpedPanel studio={studio} help={figures} />
            </>
          )}
        />
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
              <ReadByOthers studio={studio}>
                <HelpFields form={model.form} />
              </ReadByOthers>
            </form>
            <PreviewPane model={model.preview} />
          </div>
        </Panel>
      )}
    </>
  );
}

/** Chooses the answers with one tag, or all of them. */
function Tags(props: {
  readonly studio: Studio;
  readonly tags: readonly string[];
  readonly chosen: string | undefined;
}): JSX.Element {
  const { studio, tags, chosen } = props;
  return (
    <ul class="tags" aria-label="Tags">
      {[undefined, ...tags].map((tag) => (
        <li key={tag ?? ""}>
          <a
            href={studio.router.href({ kind: "answers", ...(tag === undefined ? {} : { tag }) })}
            aria-current={tag === chosen ? "true" : undefined}
          >
            {tag ?? "All"}
          </a>
        </li>
      ))}
    </ul>
  );
}

function AnswerRow(props: {
  readonly studio: Studio;
  readonly id: string;
  readonly answer: Faq;
  readonly help: HelpFigures | undefined;
}): JSX.Element {
  const { studio, id, answer, help } = props;
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
        {help !== undefined && (
          <p>
            {answerWords(
              help.answers.find(({ faq }) => faq === id),
              help.days,
            )}
          </p>
        )}
      </div>
      {problems.length > 0 && <span class="tag tag-warn">{problems.length} to put right</span>}
    </li>
  );
}
