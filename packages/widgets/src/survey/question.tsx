import type { CompiledQuestion } from "@cairn/core";
import type { Child } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import { Choices } from "../parts/choices.tsx";
import type { Surroundings } from "../parts/surroundings.ts";
import { anatomy } from "./anatomy.ts";
import type { SurveyModel } from "./model.ts";
import { scores } from "./scale.ts";

// Longer than anybody writes in a corner of the page, and well below what one event may hold.
const MOST_CHARACTERS = 2000;

interface Props {
  readonly question: CompiledQuestion;
  readonly model: SurveyModel;
  readonly around: Surroundings;
  /** Id of the element that asks. */
  readonly asks: string;
}

/** What a question is answered with. */
export function Control(props: Props): JSX.Element {
  const { question, model, around, asks } = props;
  const answer = model.answer.value;
  switch (question.kind) {
    case "single":
    case "multiple": {
      const { options, kind } = question;
      const chosen = [answer ?? []].flat().map(String);
      const others = (id: string) =>
        options.map((one) => one.id).filter((one) => (one === id) !== chosen.includes(one));
      return (
        <Choices
          name={asks}
          labelledBy={asks}
          isMultiple={kind === "multiple"}
          of={options.map(({ id, label }) => ({ id, label: around.port.personalise(label) }))}
          chosen={chosen}
          onChoose={(id) => model.choose(kind === "single" ? id : others(id))}
        />
      );
    }
    case "text":
      return (
        <textarea
          part={anatomy.text}
          rows={3}
          maxlength={MOST_CHARACTERS}
          aria-labelledby={asks}
          value={String(answer ?? "")}
          oninput={(input) => model.choose(input.currentTarget.value)}
        />
      );
    default:
      return <Scale {...props} question={question} />;
  }
}

/** One bar of scores. Who points at one has answered; with the keyboard one walks along it first. */
function Scale({
  question: { kind, low, high },
  model,
  around: { port, words },
  asks,
}: Props & {
  readonly question: Extract<CompiledQuestion, { readonly low: string }>;
}): JSX.Element {
  const all = scores(kind);
  const ends: readonly Child[] = [
    port.personalise(low) || words.show(`${kind}Low`),
    port.personalise(high) || words.show(`${kind}High`),
  ];
  return (
    <>
      <Choices
        part={anatomy.scale}
        name={asks}
        labelledBy={asks}
        of={all.map((score, at) => ({
          id: String(score),
          label: (
            <>
              {score.toLocaleString(port.guidebook.locale)}{" "}
              <span class="heard">{at === 0 ? ends[0] : all[at + 1] === undefined && ends[1]}</span>
            </>
          ),
        }))}
        chosen={[String(model.answer.value)]}
        onChoose={(score, isPointed) => {
          model.choose(Number(score));
          if (isPointed) model.next();
        }}
      />
      <div part={anatomy.ends} aria-hidden="true">
        {ends.map((end) => (
          <span>{end}</span>
        ))}
      </div>
    </>
  );
}
