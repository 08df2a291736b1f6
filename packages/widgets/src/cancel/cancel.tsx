import type { Action, CompiledCancelFlow } from "@cairn/core";
import type { Child } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import { askCss } from "../parts/ask.css.ts";
import { Ask, Next, drawModal } from "../parts/ask.tsx";
import { ActionButton, Button } from "../parts/button.tsx";
import { Choices } from "../parts/choices.tsx";
import { figuresCss } from "../parts/figures.css.ts";
import { Figures } from "../parts/figures.tsx";
import type { Kind } from "../parts/kind.ts";
import { RichText } from "../parts/rich-text.tsx";
import type { Surroundings } from "../parts/surroundings.ts";
import { anatomy } from "./anatomy.ts";
import { cancelCss } from "./cancel.css.ts";
import { createCancelModel } from "./model.ts";
import type { CancelModel } from "./model.ts";

export { en } from "./en.ts";

/** Style text of the cancel flow. */
export const css = askCss + figuresCss + cancelCss;

/** Draws the cancel flow, a modal of three calm parts. */
export const draw: Kind["draw"] = (shown, around) => {
  const model = createCancelModel(shown, shown.peek().guide as CompiledCancelFlow, around);
  return drawModal(anatomy.dialog, model, around, <Cancel model={model} around={around} />);
};

/** The part on screen. Going on stands in each, beside the other way where there is one. */
function Cancel({
  model,
  around: { port, words },
}: {
  readonly model: CancelModel;
  readonly around: Surroundings;
}): JSX.Element {
  const { id, question, reasons } = model.guide;
  const part = model.part.value;
  const chosen = model.chosen.value;
  const remedy = chosen?.remedy;
  const asks = `ask-${id}`;
  let title = question;
  let told: Child;
  let way: Child = (part === "figures" || remedy) && (
    <Next look="second">{words.show("askNext")}</Next>
  );
  if (part === "figures") {
    ({ title } = model);
    told = <Figures figures={model.figures.value} port={port} />;
  } else if (part === "remedy" && remedy) {
    ({ title } = remedy);
    told = remedy.body && <RichText text={remedy.body} port={port} guide={id} />;
    // Only a link is drawn as one.
    way = (
      <ActionButton
        action={remedy as Action}
        label={port.personalise(remedy.label)}
        look="second"
        onFollow={model.take}
      />
    );
  } else {
    told = (
      <Choices asks={asks} of={reasons} chosen={[chosen?.id]} port={port} onChoose={model.choose} />
    );
  }
  return (
    <Ask
      key={part}
      part={anatomy}
      title={port.personalise(title)}
      above={part !== "figures" && model.title}
      asks={asks}
      words={words}
      onClose={model.close}
      onNext={model.next}
      // The dialog has focus as it opens and is read with its first heading; the next ones take it.
      enter={(heading) => heading.focus()}
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
