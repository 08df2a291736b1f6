import type { CompiledSurvey } from "@cairn/core";
import type { Ref } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import { askCss } from "../parts/ask.css.ts";
import { Ask, Next } from "../parts/ask.tsx";
import { Button } from "../parts/button.tsx";
import type { Kind } from "../parts/kind.ts";
import { RichText } from "../parts/rich-text.tsx";
import type { Surroundings } from "../parts/surroundings.ts";
import { anatomy } from "./anatomy.ts";
import { createSurveyModel } from "./model.ts";
import type { SurveyModel } from "./model.ts";
import { Control } from "./question.tsx";
import { surveyCss } from "./survey.css.ts";

export { en } from "./en.ts";

/** Style text of the survey. */
export const css = askCss + surveyCss;

/** Draws a survey: a card in the corner, one question at a time. */
export const draw: Kind["draw"] = (shown, around) => {
  const model = createSurveyModel(shown, shown.peek().guide as CompiledSurvey, around);
  const giveBack = around.rememberFocus(document);
  const attach = (card: HTMLElement) => {
    // Who works on beside it may answer later, but never works behind it; thanks go when somebody works on.
    const stop = around.stepAside(card, () => !model.question.peek(), model.snooze);
    return () => {
      stop();
      if (around.holdsFocus(card)) giveBack();
    };
  };
  return {
    card: <Survey model={model} around={around} attach={attach} />,
    linger: model.linger,
    stop: around.afterPaint(model.seen),
  };
};

interface Props {
  readonly model: SurveyModel;
  readonly around: Surroundings;
}

function Survey({
  model,
  around,
  attach,
}: Props & { readonly attach: Ref<HTMLElement> }): JSX.Element | null {
  if (!model.isOpen.value) return null;
  return (
    <section
      part={anatomy.panel}
      class="sheet"
      aria-label={model.title}
      ref={attach}
      // Escape also ends the choosing of a character, which says nothing about the survey.
      onkeydown={(press) => press.key === "Escape" && !press.isComposing && model.close()}
    >
      <Question key={model.question.value?.id} model={model} around={around} />
    </section>
  );
}

/** The question on screen; after the last, the thanks. */
function Question({ model, around }: Props): JSX.Element {
  const { port, words } = around;
  const { id, questions, thanks } = model.guide;
  const question = model.question.value;
  const isAnswered = model.answer.value !== undefined;
  const asks = `ask-${id}`;
  return (
    <Ask
      part={anatomy}
      title={port.personalise(question?.title ?? thanks) || words.say("surveyThanks")}
      above={
        question &&
        questions.length > 2 &&
        words.show("surveyStep", {
          number: questions.indexOf(question) + 1,
          total: questions.length,
        })
      }
      asks={asks}
      words={words}
      onClose={model.close}
      onNext={model.next}
      enter={(heading) => {
        if (model.takesFocus()) heading.focus();
      }}
      ways={
        question && (
          <>
            {model.mayGoBack.value ? (
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
              <Next look={isAnswered ? "primary" : "second"}>
                {words.show(isAnswered ? "askSend" : "askSkip")}
              </Next>
            )}
          </>
        )
      }
    >
      {question?.detail && <RichText text={question.detail} port={port} guide={id} />}
      {question && <Control question={question} model={model} around={around} asks={asks} />}
    </Ask>
  );
}
