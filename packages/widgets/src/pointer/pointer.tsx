import type { RichText as Tree } from "@cairn/core";
import type { ReadonlySignal } from "@preact/signals-core";
import type { Child } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import { Button, IconButton } from "../parts/button.tsx";
import { MoreButton, MoreChoices } from "../parts/more.tsx";
import type { PutsOff } from "../parts/more.tsx";
import { onEscape } from "../parts/on-escape.ts";
import { RichText } from "../parts/rich-text.tsx";
import type { Surroundings } from "../parts/surroundings.ts";
import { follow } from "../placement/follow.ts";
import type { Placing } from "../placement/follow.ts";
import { joinFocus } from "./join-focus.ts";

/** What a card beside an element tells of itself to whom. */
export interface PointerModel extends PutsOff {
  readonly guide: { readonly id: string };
  dismiss(): void;
  turnTipsOff(): void;
}

/** Where a card stands, and what becomes of focus. */
export interface Standing extends Omit<Placing, "isRtl"> {
  /** Focus went from the card to a control of the element. */
  readonly onHandedOver?: (to: HTMLElement) => void;
  /** The card goes, and focus is in it. */
  readonly onGone: () => void;
}

/**
 * The card with an arrow that stands beside an element: what is said there, the way out, and what else there is to
 * choose. It is a dialog that leaves the page alone. `children` stand in its footer, `task` under its text.
 */
export function Pointer({
  model,
  around: { port, words, holdsFocus },
  whose,
  card,
  title,
  name,
  text,
  task,
  children,
  element,
  stand,
  leave = model.dismiss,
  onPress,
}: {
  readonly model: PointerModel;
  readonly around: Surroundings;
  /** Whose its parts are. */
  readonly whose: "hint" | "tour";
  /** `::part()` names of the card itself. */
  readonly card: string;
  readonly title: string | undefined;
  /** Its name for screen readers, where it has no title. */
  readonly name: string;
  readonly text: Tree;
  readonly task?: Child;
  readonly children?: Child;
  /** Stands beside it, or in the middle of the page while it holds nothing. */
  readonly element: ReadonlySignal<Element | undefined>;
  /** Called once the card is on the page. */
  readonly stand: (card: HTMLElement) => Standing;
  /** What Escape does. */
  readonly leave?: () => void;
  readonly onPress?: (press: KeyboardEvent) => void;
}): JSX.Element {
  const { id } = model.guide;
  const press = (key: KeyboardEvent) => {
    onPress?.(key);
    onEscape(leave)(key);
  };
  const attach = (card: HTMLElement) => {
    const standing = stand(card);
    const stopJoining = joinFocus(card, element, standing.onHandedOver);
    const stopFollowing = follow(card, element, { isRtl: port.dir === "rtl", ...standing });
    return () => {
      stopJoining();
      stopFollowing();
      if (holdsFocus(card)) standing.onGone();
    };
  };
  return (
    <div
      part={card}
      class="sheet pointer"
      popover="manual"
      role="dialog"
      aria-label={port.personalise(title ?? name)}
      aria-describedby={`body-${id}`}
      tabindex={-1}
      onkeydown={press}
      ref={attach}
    >
      <div part={`arrow ${whose}`} />
      <div part={`header ${whose}`}>
        <div>
          {title && <h2 part={`title ${whose}`}>{port.personalise(title)}</h2>}
          <div id={`body-${id}`}>
            <RichText text={text} port={port} guide={id} />
            {task}
          </div>
        </div>
        <IconButton label="close" words={words} onClick={model.dismiss} />
      </div>
      <div part={`footer ${whose}`}>
        {children}
        <MoreButton model={model} words={words} />
      </div>
      <MoreChoices model={model} words={words} part={`menu ${whose}`}>
        <Button look="quiet" onClick={model.turnTipsOff}>
          {words.show("tipsOff")}
        </Button>
      </MoreChoices>
    </div>
  );
}
