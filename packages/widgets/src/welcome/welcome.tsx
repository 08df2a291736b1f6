import type { CompiledWelcome } from "@cairn/core";
import type { JSX } from "../render/jsx-runtime.ts";
import { askCss } from "../parts/ask.css.ts";
import { Ask, Next, drawModal } from "../parts/ask.tsx";
import { Button } from "../parts/button.tsx";
import { Choices } from "../parts/choices.tsx";
import type { Kind } from "../parts/kind.ts";
import { RichText } from "../parts/rich-text.tsx";
import type { Surroundings } from "../parts/surroundings.ts";
import { anatomy } from "./anatomy.ts";
import { createWelcomeModel } from "./model.ts";
import type { WelcomeModel } from "./model.ts";

export { en } from "./en.ts";

/** Style text of the welcome question, which has nothing that others that ask do not have. */
export const css = askCss;

/** Draws the welcome question, a modal that may be skipped. */
export const draw: Kind["draw"] = (shown, around) => {
  const model = createWelcomeModel(shown.peek().guide as CompiledWelcome, around);
  return drawModal(anatomy.dialog, model, around, <Welcome model={model} around={around} />);
};

function Welcome({
  model,
  around: { port, words },
}: {
  readonly model: WelcomeModel;
  readonly around: Surroundings;
}): JSX.Element {
  const { id, intro, options } = model.guide;
  const asks = `ask-${id}`;
  const chosen = model.chosen.value;
  return (
    <Ask
      part={anatomy}
      title={model.title}
      asks={asks}
      words={words}
      onClose={model.close}
      onNext={model.answer}
      ways={
        <>
          {chosen && <Next>{words.show("askNext")}</Next>}
          <Button look="quiet" onClick={model.close}>
            {words.show("askSkip")}
          </Button>
        </>
      }
    >
      {intro && <RichText text={intro} port={port} guide={id} />}
      <Choices asks={asks} of={options} chosen={[chosen]} port={port} onChoose={model.choose} />
    </Ask>
  );
}
