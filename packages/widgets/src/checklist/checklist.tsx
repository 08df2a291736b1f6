import type { CompiledChecklist } from "@cairn/core";
import { computed } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";
import type { Child, Ref } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import type { Words } from "../messages/words.tsx";
import { IconButton } from "../parts/button.tsx";
import { Elsewhere } from "../parts/elsewhere.tsx";
import type { Draw } from "../parts/kind.ts";
import { onEscape } from "../parts/on-escape.ts";
import { Cairn } from "../parts/progress.tsx";
import { RichText } from "../parts/rich-text.tsx";
import type { Surroundings } from "../parts/surroundings.ts";
import { anatomy } from "./anatomy.ts";
import { Item } from "./item.tsx";
import { createChecklistModel } from "./model.ts";
import type { ChecklistModel } from "./model.ts";
import { watchPlaces } from "./places.ts";
import type { Places } from "./places.ts";

/** Draws a checklist: its launcher in the dock and its panel above, or the list alone where the page has a place for it. */
export const checklist: Draw = (shown, around) => {
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
  const places = watchPlaces();
  const isInline = computed(() => [...places.value.values()].includes(guide.id));
  return {
    panel: <Panel {...{ model, around, isInline, attach }} />,
    launcher: <Launcher {...{ model, around, isInline, attach: keepLauncher }} />,
    layer: <Inlines {...{ model, around, places }} />,
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

interface InCorner extends Props {
  /** The page has a place for it: the corner shows nothing of it. */
  readonly isInline: ReadonlySignal<boolean>;
  readonly attach: Ref<HTMLElement>;
}

/** The pill that stays when the panel is closed: the cairn so far, and how far that is. */
function Launcher({
  model,
  around: { port, words },
  isInline,
  attach,
}: InCorner): JSX.Element | null {
  const { guide, isOpen, isDismissed } = model;
  const isSmall = isDismissed.value;
  if (isInline.value) return null;
  return (
    <button
      part={anatomy.launcher}
      ref={attach}
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

/** The list over the page: a dialog that leaves the page usable. */
function Panel({ model, around, isInline, attach }: InCorner): JSX.Element | null {
  const { guide } = model;
  const { words } = around;
  if (!model.isOpen.value || isInline.value) return null;
  return (
    <section
      part={anatomy.panel}
      class="sheet"
      id={`panel-${guide.id}`}
      role="dialog"
      aria-labelledby={`title-${guide.id}`}
      tabindex={-1}
      data-complete={model.isComplete.value || undefined}
      ref={attach}
      onkeydown={onEscape(model.close)}
    >
      <List model={model} around={around}>
        <IconButton label="close" words={words} onClick={model.close} />
      </List>
      <div part={anatomy.footer}>
        <button part="button quiet" onclick={model.isComplete.value ? model.close : model.dismiss}>
          {words.show(model.isComplete.value ? "finish" : "hideChecklist")}
        </button>
      </div>
    </section>
  );
}

/** The list in each place of the page that asks for it. */
function Inlines({
  model,
  around,
  places,
}: Props & { readonly places: ReadonlySignal<Places> }): readonly Child[] {
  return [...places.value].map(
    ([place, id]) =>
      id === model.guide.id && (
        <Elsewhere key={place} place={place} around={around}>
          <Inline model={model} around={around} />
        </Elsewhere>
      ),
  );
}

/** The list in the page's own flow: it belongs to the page, which alone puts it away. */
function Inline({ model, around }: Props): JSX.Element {
  return (
    <section
      part={anatomy.inline}
      class="sheet"
      aria-labelledby={`title-${model.guide.id}`}
      data-complete={model.isComplete.value || undefined}
    >
      <List model={model} around={around} />
    </section>
  );
}

/** How far it is, and the items; `children` stand beside the title. */
function List({ model, around, children }: Props & { readonly children?: Child }): JSX.Element {
  const { guide } = model;
  const { port, words } = around;
  return (
    <>
      <div part={anatomy.header}>
        <Cairn laid={model.stones.value} total={model.total.value} size={58} />
        <div>
          <h2 part={anatomy.title} id={`title-${guide.id}`}>
            {port.personalise(guide.title)}
          </h2>
          <p part={anatomy.progress}>{progressWords(model, words)}</p>
        </div>
        {children}
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
    </>
  );
}

function progressWords(model: ChecklistModel, words: Words): JSX.Element {
  if (model.isComplete.value) return words.show("allDone");
  return words.show("progress", { done: model.done.value, total: model.total.value });
}
