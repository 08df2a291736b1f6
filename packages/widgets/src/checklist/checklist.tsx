import type { CompiledChecklist } from "@cairn/core";
import type { Ref } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import type { Words } from "../messages/words.tsx";
import { IconButton } from "../parts/button.tsx";
import type { Kind } from "../parts/kind.ts";
import { Cairn } from "../parts/progress.tsx";
import { progressCss } from "../parts/progress.css.ts";
import { RichText } from "../parts/rich-text.tsx";
import type { Surroundings } from "../parts/surroundings.ts";
import { anatomy } from "./anatomy.ts";
import { checklistCss } from "./checklist.css.ts";
import { Item } from "./item.tsx";
import { createChecklistModel } from "./model.ts";
import type { ChecklistModel } from "./model.ts";

export { en } from "./en.ts";

/** Style text of the checklist. */
export const css = progressCss + checklistCss;

/** Draws a checklist: its launcher in the dock and its panel above. */
export const draw: Kind["draw"] = (shown, around) => {
  const guide = shown.peek().guide as CompiledChecklist;
  const model = createChecklistModel(shown, guide, around);
  let launcher: HTMLElement | undefined;
  const keepLauncher = (element: HTMLElement) => {
    launcher = element;
  };
  const attach = (panel: HTMLElement) => {
    if (model.takesFocus() && !around.holdsFocus(panel)) panel.focus();
    const stop = around.stepAside(panel, always, model.close);
    return () => {
      stop();
      // Whoever works on the page already took focus there.
      if (around.holdsFocus(panel)) launcher?.focus();
    };
  };
  const stopWaiting = around.afterPaint(() =>
    around.port.report({ kind: "shown", guide: guide.id }),
  );
  return {
    panel: <Panel model={model} around={around} attach={attach} />,
    launcher: <Launcher model={model} around={around} keep={keepLauncher} />,
    stop() {
      stopWaiting();
      model.stop();
    },
  };
};

// While a list is read nobody works on the page, and while somebody works there nobody reads it.
const always = () => true;

interface Props {
  readonly model: ChecklistModel;
  readonly around: Surroundings;
}

/** The pill that stays when the panel is closed: the cairn so far, and how far that is. */
function Launcher({
  model,
  around: { port, words },
  keep,
}: Props & { readonly keep: Ref<HTMLElement> }): JSX.Element {
  const { guide, isOpen, isDismissed } = model;
  const isSmall = isDismissed.value;
  return (
    <button
      type="button"
      part={anatomy.launcher}
      ref={keep}
      data-small={isSmall || undefined}
      aria-expanded={isOpen.value}
      aria-controls={isOpen.value ? `panel-${guide.id}` : undefined}
      onclick={isOpen.value ? model.close : model.open}
    >
      <Cairn laid={model.stones.value} total={model.total.value} size={30} />
      <span class="heard">{port.personalise(guide.title)}, </span>
      <span class={isSmall ? "heard" : ""}>{progressWords(model, words)}</span>
    </button>
  );
}

/** The list itself: a dialog that leaves the page usable. */
function Panel({
  model,
  around,
  attach,
}: Props & { readonly attach: Ref<HTMLElement> }): JSX.Element | null {
  const { guide } = model;
  const { port, words } = around;
  if (!model.isOpen.value) return null;
  const title = `title-${guide.id}`;
  return (
    <section
      part={anatomy.panel}
      class="sheet"
      id={`panel-${guide.id}`}
      role="dialog"
      aria-labelledby={title}
      tabindex={-1}
      data-complete={model.isComplete.value || undefined}
      ref={attach}
      onkeydown={(press) => press.key === "Escape" && model.close()}
    >
      <div part={anatomy.header}>
        <Cairn laid={model.stones.value} total={model.total.value} size={58} />
        <div>
          <h2 part={anatomy.title} id={title}>
            {port.personalise(guide.title)}
          </h2>
          <p part={anatomy.progress}>{progressWords(model, words)}</p>
        </div>
        <IconButton label="close" words={words} onClick={model.close} />
      </div>
      <div part={anatomy.scroll}>
        {model.isComplete.value
          ? guide.done && <p part={anatomy.done}>{port.personalise(guide.done)}</p>
          : guide.intro && <RichText text={guide.intro} port={port} guide={guide.id} />}
        <ol part={anatomy.items}>
          {guide.items.map((item) => (
            <Item key={item.id} item={item} model={model} around={around} />
          ))}
        </ol>
      </div>
      <div part={anatomy.footer}>
        <button
          type="button"
          part="button quiet"
          onclick={model.isComplete.value ? model.close : model.dismiss}
        >
          {words.show(model.isComplete.value ? "finish" : "hideChecklist")}
        </button>
      </div>
    </section>
  );
}

function progressWords(model: ChecklistModel, words: Words): JSX.Element {
  if (model.isComplete.value) return words.show("allDone");
  return words.show("progress", { done: model.done.value, total: model.total.value });
}
