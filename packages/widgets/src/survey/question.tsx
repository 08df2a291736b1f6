import type { CompiledQuestion } from "@cairn/core";
import type { JSX } from "../render/jsx-runtime.ts";
import { Choices } from "../parts/choices.tsx";
import { anatomy } from "./anatomy.ts";
import type { SurveyModel } from "./model.ts";

// NPS, CSAT and CES: the lowest score and how many there are.
const SCALES = { nps: [0, 11], csat: [1, 5], ces: [1, 7] } as const;
// Longer than anybody writes in a corner of the page, and well below what one event may hold.
const MOST_CHARACTERS = 2000;

/** What a question is answered with. */
export function Control({
  question,
  model,
}: {
  readonly question: CompiledQuestion;
  readonly model: SurveyModel;
}): JSX.Element {
  const { port, words } = model.around;
  const answer = model.answer.value;
  const chosen = [answer].flat();
  switch (question.kind) {
    case "text":
      return (
        <textarea
          part={anatomy.text}
          rows={3}
          maxlength={MOST_CHARACTERS}
          aria-labelledby={model.asks}
          value={String(answer ?? "")}
          oninput={(input) => model.choose(input.currentTarget.value)}
        />
      );
    case "single":
    case "multiple": {
      const isMultiple = question.kind === "multiple";
      return (
        <Choices
          model={model}
          isMultiple={isMultiple}
          of={question.options}
          chosen={chosen}
          onChoose={(id) =>
            model.choose(
              isMultiple
                ? // In the order of the options, whatever the order of choosing.
                  question.options
                    .map((one) => one.id)
                    .filter((one) => chosen.includes(one) !== (one === id))
                : id,
            )
          }
        />
      );
    }
    default: {
      const { kind, low, high } = question;
      const [lowest, count] = SCALES[kind];
      return (
        <Choices
          part={anatomy.scale}
          model={model}
          of={[...Array(count).keys()].map((at) => ({
            id: String(lowest + at),
            label: (lowest + at).toLocaleString(port.guidebook.locale),
            detail:
              at === 0
                ? low || words.say(`${kind}Low`)
                : at === count - 1
                  ? high || words.say(`${kind}High`)
                  : "",
          }))}
          chosen={chosen.map(String)}
          // Who points at a score has answered; with the keyboard one walks along the scale first.
          onChoose={(score, isPointed) => {
            model.choose(Number(score));
            if (isPointed) model.next();
          }}
        />
      );
    }
  }
}
