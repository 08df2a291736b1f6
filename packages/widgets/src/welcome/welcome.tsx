import type { CompiledWelcome } from "@cairn/core";
import type { JSX } from "../render/jsx-runtime.ts";
import { Ask, drawAsking } from "../parts/ask.tsx";
import { Button } from "../parts/button.tsx";
import { Choices } from "../parts/choices.tsx";
import type { Draw } from "../parts/kind.ts";
import { RichText } from "../parts/rich-text.tsx";
import { createWelcomeModel } from "./model.ts";
import type { WelcomeModel } from "./model.ts";

/** Draws the welcome question, a modal that may be skipped. */
export const welcome: Draw = (shown, around) => {
  const model = createWelcomeModel(shown, shown.peek().guide as CompiledWelcome, around);
  return drawAsking(model, <Welcome model={model} />);
};

function Welcome({ model }: { readonly model: WelcomeModel }): JSX.Element {
  const { port, words } = model.around;
  const { id, intro, options } = model.guide;
  const chosen = model.chosen.value;
  return (
    <Ask
      model={model}
      title={model.title}
      ways={
        <>
          {chosen && (
            <Button type="submit" look="primary">
              {words.show("askNext")}
            </Button>
          )}
          <Button look="quiet" onClick={model.close}>
            {words.show("askSkip")}
          </Button>
        </>
      }
    >
      {intro && <RichText text={intro} port={port} guide={id} />}
      <Choices model={model} of={options} chosen={[chosen]} onChoose={model.choose} />
    </Ask>
  );
}
