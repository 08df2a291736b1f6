import { type ReadonlySignal, signal } from "@preact/signals";

/** The question whether a part is to be taken away for good. */
export interface Removal {
  /** Id of the part that is asked about; undefined: no question is open. */
  readonly id: ReadonlySignal<string | undefined>;
  ask(id: string): void;
  cancel(): void;
}

export function createRemoval(): Removal {
  const id = signal<string | undefined>(undefined);
  return {
    id,
    ask(next) {
      id.value = next;
    },
    cancel() {
      id.value = undefined;
    },
  };
}
