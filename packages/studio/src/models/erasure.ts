import type { Environment, ErasedPerson } from "@cairn/core/api";
import { type ReadonlySignal, batch, computed, signal } from "@preact/signals";
import type { Api, ApiFailure } from "../api.ts";

/** What erasing led to. */
export type ErasureOutcome =
  | { readonly kind: "erased"; readonly erased: ErasedPerson }
  | { readonly kind: "failed"; readonly failure: ApiFailure };

/** Erasing one person, which nothing brings back: their id has to be typed first. */
export interface ErasureModel {
  readonly asking: ReadonlySignal<boolean>;
  readonly typed: ReadonlySignal<string>;
  /** Whether what is typed is the person's id. */
  readonly isConfirmed: ReadonlySignal<boolean>;
  readonly busy: ReadonlySignal<boolean>;
  readonly outcome: ReadonlySignal<ErasureOutcome | undefined>;
  ask(asking: boolean): void;
  type(text: string): void;
  erase(): Promise<void>;
}

/** Id of the line that says what erasing led to. */
export const ERASURE_OUTCOME = "erasure-outcome";

/** For the person with this id; `onErased` runs once nothing of them is left. */
export function createErasure(
  api: Pick<Api, "erasePerson">,
  env: Environment,
  id: string,
  onErased: () => void,
): ErasureModel {
  const asking = signal(false);
  const typed = signal("");
  const busy = signal(false);
  const outcome = signal<ErasureOutcome | undefined>(undefined);
  const isConfirmed = computed(() => typed.value.trim() === id);
  return {
    asking,
    typed,
    isConfirmed,
    busy,
    outcome,
    ask(open) {
      batch(() => {
        asking.value = open;
        typed.value = "";
      });
    },
    type(text) {
      typed.value = text;
    },
    async erase() {
      if (busy.peek() || !isConfirmed.peek()) return;
      busy.value = true;
      const answer = await api.erasePerson(env, id);
      batch(() => {
        busy.value = false;
        asking.value = false;
        outcome.value = answer.ok
          ? { kind: "erased", erased: answer.value }
          : { kind: "failed", failure: answer.failure };
      });
      if (answer.ok) onErased();
    },
  };
}
