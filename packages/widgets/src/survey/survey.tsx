import type { CompiledQuestion, CompiledSurvey } from "@cairn/core";
import type { Ref } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import { Button, IconButton } from "../parts/button.tsx";
import { choicesCss } from "../parts/choices.css.ts";
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
export const css = choicesCss + surveyCss;

/** Draws a survey: a card in the corner, one question at a time. */
export const draw: Kind["draw"] = (shown, around) => {
  const model = createSurveyModel(shown, shown.peek().guide as CompiledSurvey, around);
  const giveBack = around.rememberFocus(document);
  const stopWaiting = around.afterPaint(model.seen);
  const attach = (card: HTMLElement) => {
    // People answer when they have finished what they are at; what has focus is never covered for that.
    const stopStepping = around.stepAside(card, never, model.snooze);
    return () => {
      stopStepping();
      if (around.holdsFocus(card)) giveBack();
    };
  };
  return {
    card: <Survey model={model} around={around} attach={attach} />,
    linger: model.linger,
    stop() {
      stopWaiting();
      model.stop();
    },
  };
};

const never = () => false;

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
  const question = model.question.value;
  return (
    <section
      part={anatomy.panel}
      class="sheet"
      aria-label={model.title}
      ref={attach}
      // Escape also ends the choosing of a character, which says nothing about the survey.
      onkeydown={(press) => press.key === "Escape" && !press.isComposing && model.close()}
    >
      {question ? (
        <Question key={question.id} question={question} model={model} around={around} />
      ) : (
        <Thanks model={model} around={around} />
      )}
    </section>
  );
}

function Question({
  question,
  model,
  around,
}: Props & { readonly question: CompiledQuestion }): JSX.Element {
  const { port, words } = around;
  const { id, questions } = model.guide;
  const asks = `ask-${id}-${question.id}`;
  const isAnswered = model.answer.value !== undefined;
  const mayGoOn = isAnswered || question.isOptional;
  const enter = (heading: HTMLElement) => {
    if (!model.takesFocus()) return;
    // On a touch screen focus would raise the keyboard over the question.
    const isTouched = !matchMedia("(pointer:fine)").matches;
    const text = heading.closest("form")?.querySelector("textarea");
    (isTouched || !text ? heading : text).focus();
  };
  return (
    <form
      class="ask"
      onsubmit={(submit) => {
        submit.preventDefault();
        model.next();
      }}
    >
      <div part={anatomy.scroll}>
        <div part={anatomy.header}>
          <div>
            {questions.length > 2 && (
              <p part={anatomy.progress}>
                {words.show("surveyStep", {
                  number: questions.indexOf(question) + 1,
                  total: questions.length,
                })}
              </p>
            )}
            <h2 part={anatomy.title} id={asks} tabindex={-1} ref={enter}>
              {port.personalise(question.title)}
            </h2>
          </div>
          <IconButton label="close" words={words} onClick={model.close} />
        </div>
        {question.detail && <RichText text={question.detail} port={port} guide={id} />}
        <Control question={question} model={model} around={around} asks={asks} />
      </div>
      <div part={anatomy.footer}>
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
        {(mayGoOn || !("low" in question)) && (
          <button
            type="submit"
            part={`button ${isAnswered ? "primary" : "second"}`}
            disabled={!mayGoOn}
          >
            {words.show(
              isAnswered || !mayGoOn ? (model.isLast.value ? "askSend" : "askNext") : "askSkip",
            )}
          </button>
        )}
      </div>
    </form>
  );
}

function Thanks({ model, around }: Props): JSX.Element {
  const enter = (thanks: HTMLElement) => {
    thanks.focus();
    return model.thanked(() => thanks.closest("section")?.querySelector(":focus-visible") !== null);
  };
  return (
    <div part={anatomy.scroll}>
      <div part={anatomy.header}>
        <p part={anatomy.thanks} tabindex={-1} ref={enter}>
          {model.thanks}
        </p>
        <IconButton label="close" words={around.words} onClick={model.close} />
      </div>
    </div>
  );
}
