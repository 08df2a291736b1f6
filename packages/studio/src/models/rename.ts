import { type ReadonlySignal, computed, signal } from "@preact/signals";
import type { NamedSection } from "./definitions.ts";
import type { DraftModel } from "./draft-model.ts";

/** Another id for a part of the guidebook, as it is being typed. */
export interface Rename {
  readonly typed: ReadonlySignal<string>;
  /** Why it cannot be taken; undefined while it can, and while nothing was typed. */
  readonly fault: ReadonlySignal<"form" | "taken" | undefined>;
  /** Whether it is another one that can be taken. */
  readonly isReady: ReadonlySignal<boolean>;
  type(id: string): void;
}

// As the guidebook takes ids.
const ID = /^(?!constructor$|prototype$)[a-z0-9][a-z0-9-]{0,63}$/;

/** Begins with the part's own `id`. */
export function createRename(
  draft: Pick<DraftModel, "guidebook">,
  section: NamedSection,
  id: string,
): Rename {
  const typed = signal(id);
  const fault = computed(() => {
    if (typed.value === id) return undefined;
    if (!ID.test(typed.value)) return "form";
    return Object.hasOwn(draft.guidebook.value[section] ?? {}, typed.value) ? "taken" : undefined;
  });
  return {
    typed,
    fault,
    isReady: computed(() => typed.value !== id && fault.value === undefined),
    type(next) {
      typed.value = next;
    },
  };
}
