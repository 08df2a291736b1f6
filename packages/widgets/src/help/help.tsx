import { effect } from "@preact/signals-core";
import type { Ref } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import { Button, IconButton } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import type { Drawn } from "../parts/kind.ts";
import { onEscape } from "../parts/on-escape.ts";
import type { Surroundings } from "../parts/surroundings.ts";
import { anatomy } from "./anatomy.ts";
import { icons } from "./icons.ts";
import { Answer } from "./answer.tsx";
import { createHelpModel } from "./model.ts";
import type { HelpModel } from "./model.ts";
import { Contact } from "./contact.tsx";
import { QUESTION } from "./launcher.tsx";
import { Search } from "./search.tsx";

/** Draws the help: its popup, and the card that offers an answer. */
export function drawHelp(around: Surroundings): Drawn {
  const model = createHelpModel(around);
  let giveBack = () => false;
  const stopRemembering = effect(() => {
    if (model.isOpen.value) giveBack = around.rememberFocus();
  });
  const attach = (panel: HTMLElement) => {
    // The search box, drawn inside, may have taken it already.
    if (!around.holdsFocus(panel)) panel.focus();
    // People follow an answer while they work, so it stays, unless it covers most of the page.
    let isInTheWay = false;
    const stop = around.stepAside(panel, around.isNarrow, () => {
      isInTheWay = true;
      model.close();
    });
    return () => {
      stop();
      // Given back now, focus would scroll the page under the finger that presses it.
      if (isInTheWay) return;
      const active = around.focused(panel.ownerDocument);
      if (active && !around.holdsFocus(panel)) return;
      if (giveBack()) return;
      const root = panel.getRootNode() as ShadowRoot;
      root.querySelector<HTMLElement>("[part~=launcher][part~=help]")?.focus();
    };
  };
  return {
    card: <Card model={model} around={around} />,
    panel: <Panel model={model} around={around} attach={attach} />,
    isLast: true,
    stop() {
      stopRemembering();
      model.stop();
    },
  };
}

interface Props {
  readonly model: HelpModel;
  readonly around: Surroundings;
}

/** The quiet offer: it waits beside the launcher until it is taken or put away. */
function Card({ model, around: { port, words } }: Props): JSX.Element | null {
  const faq = model.offered.value;
  if (!faq) return null;
  return (
    <section
      part={anatomy.card}
      class="sheet"
      aria-label={words.say("mayHelp")}
      onkeydown={onEscape(() => model.decline(faq))}
    >
      <Icon path={QUESTION} size={24} />
      <div>
        <p part={anatomy.label}>{words.show("mayHelp")}</p>
        <p part={anatomy.title}>{port.personalise(faq.question)}</p>
        <div class="row">
          <Button look="primary" onClick={() => model.open({ faq: faq.id })}>
            {words.show("showAnswer")}
          </Button>
          <Button look="quiet" onClick={() => model.decline(faq)}>
            {words.show("notNow")}
          </Button>
        </div>
      </div>
    </section>
  );
}

function Panel({
  model,
  around,
  attach,
}: Props & {
  readonly attach: Ref<HTMLElement>;
}): JSX.Element | null {
  const { words } = around;
  if (!model.isOpen.value) return null;
  const faq = model.answer.value;
  return (
    <section
      part={anatomy.panel}
      class="sheet"
      id="helppanel"
      role="dialog"
      aria-labelledby="helptitle"
      tabindex={-1}
      ref={attach}
      onkeydown={onEscape(model.close)}
    >
      <div part={anatomy.header}>
        {faq && (
          <IconButton
            icon="back"
            path={icons.back}
            label="back"
            words={words}
            onClick={model.back}
          />
        )}
        <h2 part={anatomy.title} id="helptitle">
          {model.title}
        </h2>
        <IconButton label="close" words={words} onClick={model.close} />
      </div>
      {faq ? (
        <Answer key={faq.id} faq={faq} model={model} around={around} />
      ) : (
        <Search key="search" model={model} around={around} />
      )}
      <div part={anatomy.footer}>
        <Contact model={model} around={around} look="second" />
        {model.tipsOff.value && (
          <p>
            {words.show("tipsAreOff")}{" "}
            <Button look="quiet" onClick={model.turnTipsOn}>
              {words.show("tipsOn")}
            </Button>
          </p>
        )}
      </div>
    </section>
  );
}
