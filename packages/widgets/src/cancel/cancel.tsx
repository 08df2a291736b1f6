import type { Action, CompiledCancelFlow } from "@cairn/core";
import type { Child } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import { Ask, drawAsking } from "../parts/ask.tsx";
import { ActionButton, Button } from "../parts/button.tsx";
import { Choices } from "../parts/choices.tsx";
import { Figures } from "../parts/figures.tsx";
import type { Draw } from "../parts/kind.ts";
import { RichText } from "../parts/rich-text.tsx";
import { createCancelModel } from "./model.ts";
import type { CancelModel } from "./model.ts";

/** Draws the cancel flow, a modal of three calm parts. */
export const cancel: Draw = (shown, around) => {
  const model = createCancelModel(shown, shown.peek().guide as CompiledCancelFlow, around);
  return drawAsking(model, <Cancel model={model} />);
};

/** The part on screen. Going on stands in each, beside the other way where there is one. */
function Cancel({ model }: { readonly model: CancelModel }): JSX.Element {
  const { port, words } = model.around;
  const { id, question, reasons } = model.guide;
  const part = model.part.value;
  const chosen = model.chosen.value;
  const remedy = chosen?.remedy;
  let title = question;
  let told: Child = (
    <Choices model={model} of={reasons} chosen={[chosen?.id]} onChoose={model.choose} />
  );
  let way: Child = (part === "figures" || remedy) && (
    <Button type="submit" look="second">
      {words.show("askNext")}
    </Button>
  );
  if (part === "figures") {
    ({ title } = model);
    told = <Figures figures={model.figures.value} port={port} />;
  } else if (part === "remedy" && remedy) {
    ({ title } = remedy);
    told = remedy.body && <RichText text={remedy.body} port={port} guide={id} />;
    way = (
      <ActionButton
        // Whatever it is, only a link is drawn as one; the port carries it out.
        action={remedy as Action}
        label={port.personalise(remedy.label)}
        look="second"
        onFollow={model.take}
      />
    );
  }
  return (
    <Ask
      key={part}
      model={model}
      title={port.personalise(title)}
      above={part !== "figures" && model.title}
      ways={
        <>
          {way}
          <Button look="second" onClick={model.goOn}>
            {words.show("cancelGoOn")}
          </Button>
        </>
      }
    >
      {told}
    </Ask>
  );
}
