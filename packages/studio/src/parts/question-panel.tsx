import type { ComponentChildren, JSX } from "preact";
import type { Asked, Question } from "../models/question.ts";
import { clock, grouped } from "../words/figures.ts";
import { Button } from "./button.tsx";
import { Panel } from "./panel.tsx";

interface QuestionPanelProps<Value> {
  readonly question: Question<Value>;
  readonly id: string;
  readonly kicker: string;
  /** Heading until there is an answer. */
  readonly asking: string;
  readonly finding: (value: Value) => string;
  /** What the heading leaves out. */
  readonly notes: (value: Value) => readonly string[];
  readonly children: (value: Value) => ComponentChildren;
}

/** What the collector was asked about the draft: the latest answer stays while it is asked again. */
export function QuestionPanel<Value>(props: QuestionPanelProps<Value>): JSX.Element {
  const { question, id } = props;
  const asked = question.state.value;
  const { answer } = asked;
  return (
    <Panel
      id={id}
      kicker={props.kicker}
      title={answer === undefined ? headingWords(asked, props.asking) : props.finding(answer.value)}
    >
      {answer !== undefined &&
        props.notes(answer.value).map((note) => (
          <p key={note} class="panel-note">
            {note}
          </p>
        ))}
      <Standing asked={asked} onAgain={question.ask} />
      {answer !== undefined && props.children(answer.value)}
    </Panel>
  );
}

function Standing({
  asked,
  onAgain,
}: {
  readonly asked: Asked<unknown>;
  readonly onAgain: () => void;
}): JSX.Element {
  const { status, progress, failure } = asked;
  const isShare = progress !== undefined && progress.all > 0 && progress.done < progress.all;
  return (
    <div class="question-standing">
      <p role="status">{standingWords(asked)}</p>
      {status === "asking" &&
        (isShare ? (
          <progress max={progress.all} value={progress.done} aria-label="How far it is" />
        ) : (
          <progress aria-label="How far it is" />
        ))}
      {status === "failed" && (
        <>
          <p>{failure?.kind === "refused" ? failure.problem.detail : ""}</p>
          <Button small onPress={onAgain}>
            Try again
          </Button>
        </>
      )}
    </div>
  );
}

/** Before there is an answer: what is being asked, as long as it is. */
function headingWords({ status }: Asked<unknown>, asking: string): string {
  return status === "idle" || status === "asking" ? asking : "Not known yet";
}

function standingWords({ status, progress, answer }: Asked<unknown>): string {
  const asOf =
    answer === undefined
      ? ""
      : `For what stood here at ${clock(new Date(answer.atMs).toISOString()).slice(0, 5)}.`;
  switch (status) {
    case "asking": {
      const done = progress === undefined ? "" : ` ${grouped(progress.done)} looked at.`;
      return answer === undefined ? `Looking.${done}` : `Changed since; looking again.${done}`;
    }
    case "unfinished":
      return `Said once nothing is missing here any more. ${asOf}`.trim();
    case "busy":
      return `Other questions go first; asked again in a moment. ${asOf}`.trim();
    case "lost":
      return `The collector does not answer; asked again soon. ${asOf}`.trim();
    case "failed":
      return `The collector could not say. ${asOf}`.trim();
    default:
      return asOf;
  }
}
