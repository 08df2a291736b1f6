import { type ReadonlySignal, signal } from "@preact/signals";

/** The one line in which something new gets its name. */
export interface NewPart {
  readonly name: ReadonlySignal<string>;
  /** Somebody tried to go on without a name. */
  readonly missing: ReadonlySignal<boolean>;
  setName(name: string): void;
  /** Runs `make` with the name, or says that it is missing. */
  submit(make: (name: string) => void): void;
}

export function createNewPart(): NewPart {
  const name = signal("");
  const missing = signal(false);
  return {
    name,
    missing,
    setName(text) {
      name.value = text;
      missing.value = false;
    },
    submit(make) {
      const words = name.peek().trim();
      if (words === "") missing.value = true;
      else make(words);
    },
  };
}
