import type { CompiledWelcome, Stop } from "@cairn/core";
import { signal } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";
import type { Surroundings } from "../parts/surroundings.ts";

/** The welcome question, without its drawing. */
export interface WelcomeModel {
  readonly guide: CompiledWelcome;
  readonly isOpen: ReadonlySignal<boolean>;
  /** Id of the chosen option. */
  readonly chosen: ReadonlySignal<string | undefined>;
  seen(): void;
  choose(option: string): void;
  /** Tells what was chosen; nothing happens before that. */
  answer(): void;
  skip(): void;
  readonly stop: Stop;
}

/** A model that ends once: with an answer, or without. */
export function createWelcomeModel(guide: CompiledWelcome, { port }: Surroundings): WelcomeModel {
  const { id, trait } = guide;
  const isOpen = signal(true);
  const chosen = signal<string | undefined>(undefined);
  return {
    guide,
    isOpen,
    chosen,
    seen: () => port.report({ kind: "shown", guide: id }),
    choose(option) {
      chosen.value = option;
    },
    answer() {
      const answer = chosen.peek();
      if (answer === undefined || !isOpen.peek()) return;
      isOpen.value = false;
      port.report({ kind: "answered", guide: id, question: trait, answer });
      port.report({ kind: "completed", guide: id });
    },
    skip() {
      if (!isOpen.peek()) return;
      isOpen.value = false;
      port.report({ kind: "dismissed", guide: id });
    },
    stop() {
      isOpen.value = false;
    },
  };
}
