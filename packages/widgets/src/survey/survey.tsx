import type { CompiledSurvey } from "@cairn/core";
import type { JSX } from "../render/jsx-runtime.ts";
import { Ask, drawAsking } from "../parts/ask.tsx";
import { Button } from "../parts/button.tsx";
import type { Draw } from "../parts/kind.ts";
import { RichText } from "../parts/rich-text.tsx";
import { createSurveyModel } from "./model.ts";
import type { SurveyModel } from "./model.ts";
import { Control } from "./question.tsx";

/** Draws a survey: a card in the corner, one question at a time. */
export const survey: Draw = (shown, around) => {
  const model = createSurveyModel(shown, shown.peek().guide as CompiledSurvey, around);
  // Who works on beside it may answer later, but never works behind it; thanks go when somebody works on.
  const besidePage = (card: HTMLElement) =>
    around.stepAside(card, () => !model.question.peek(), model.snooze);
  return { ...drawAsking(model, <Survey model={model} />, besidePage), linger: model.linger };
};

/** The question on screen; after the last, the thanks. */
function Survey({ model }: { readonly model: SurveyModel }): JSX.Element {
  const { port, words } = model.around;
  const { id, questions, thanks } = model.guide;
  const question = model.question.value;
  const isAnswered = model.answer.value !== undefined;
  return (
    <Ask
      key={question?.id}
      model={model}
      title={port.personalise(question?.title ?? thanks) || words.say("surveyThanks")}
      above={
        question &&
        questions.length > 2 &&
        words.show("surveyStep", {
          number: questions.indexOf(question) + 1,
          total: questions.length,
        })
      }
      ways={
        question && (
          <>
            {model.mayGoBack() ? (
              <Button look="quiet" onClick={model.back}>
                {words.show("askBack")}
              </Button>
            ) : (
              <>
                <Button look="quiet" onClick={model.snooze}>
                  {words.show("notNow")}
                </Button>
                <Button look="quiet" onClick={model.never}>
                  {words.show("askNever")}
                </Button>
              </>
            )}
            {(isAnswered || question.isOptional) && (
              <Button type="submit" look={isAnswered ? "primary" : "second"}>
                {words.show(isAnswered ? "askSend" : "askSkip")}
              </Button>
            )}
          </>
        )
      }
    >
      {question?.detail && <RichText text={question.detail} port={port} guide={id} />}
      {question && <Control question={question} model={model} />}
    </Ask>
  );
}
