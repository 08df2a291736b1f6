import type { CompiledWelcome } from "@cairn/core";
import type { ShownGuide } from "@cairn/sdk/port";
import { signal } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";
import { createAsking } from "../parts/asking.ts";
import type { Asking } from "../parts/asking.ts";
import { recall } from "../parts/recall.ts";
import type { Surroundings } from "../parts/surroundings.ts";

/** The welcome question, without its drawing. */
export interface WelcomeModel extends Asking<CompiledWelcome> {
  /** Id of the chosen option. */
  readonly chosen: ReadonlySignal<string | undefined>;
  choose(option: string): void;
  /** Tells what was chosen; nothing happens before that. */
  next(): void;
}

/** A model that ends once: with an answer, or without. */
export function createWelcomeModel(
  shown: ReadonlySignal<ShownGuide>,
  guide: CompiledWelcome,
  around: Surroundings,
): WelcomeModel {
  const { id, trait } = guide;
  const [chosen] = recall(shown, () => [signal<string | undefined>(undefined)]);
  const asking = createAsking(guide, around);
  return {
    ...asking,
    chosen,
    choose(option) {
      chosen.value = option;
    },
    next() {
      const answer = chosen.peek();
      if (!answer) return;
      around.port.report({ kind: "answered", guide: id, question: trait, answer });
      asking.end({ kind: "completed", guide: id });
    },
  };
}
