import type { Signal } from "@preact/signals-core";
import type { Child } from "../render/element.ts";
import type { JSX } from "../render/jsx-runtime.ts";
import type { Words } from "../messages/words.tsx";
import { Button, IconButton } from "./button.tsx";

/** What a guide's model has for those who do not want it now. */
export interface PutsOff {
  readonly isMenuOpen: Signal<boolean>;
  snooze(): void;
  never(): void;
}

const DOTS = "M5 10h.01M10 10h.01M15 10h.01";

interface Props {
  readonly model: PutsOff;
  readonly words: Words;
}

/** Three dots that unfold `MoreChoices`. */
export function MoreButton({ model, words }: Props): JSX.Element {
  return (
    <IconButton
      icon="more"
      path={DOTS}
      label="more"
      words={words}
      aria-expanded={model.isMenuOpen.value}
      onClick={() => {
        model.isMenuOpen.value = !model.isMenuOpen.peek();
      }}
    />
  );
}

/** Later, or never again; `children` are choices of one kind alone. */
export function MoreChoices({
  model,
  words,
  part,
  children,
}: Props & { readonly part: string; readonly children?: Child }): JSX.Element | null {
  if (!model.isMenuOpen.value) return null;
  return (
    <div part={part}>
      <Button look="quiet" onClick={model.snooze}>
        {words.show("later")}
      </Button>
      <Button look="quiet" onClick={model.never}>
        {words.show("never")}
      </Button>
      {children}
    </div>
  );
}
