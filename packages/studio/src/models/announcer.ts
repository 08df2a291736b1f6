import { type ReadonlySignal, signal } from "@preact/signals";

/** What a screen reader hears next: one polite live region for the whole studio. */
export interface Announcer {
  readonly words: ReadonlySignal<string>;
  say(words: string): void;
}

/** Holds the latest sentence; saying the same one twice is heard twice. */
export function createAnnouncer(): Announcer {
  const words = signal("");
  return {
    words,
    say(sentence) {
      // A live region only speaks when its text changes: a trailing no-break space makes it so.
      words.value = words.value === sentence ? `${sentence}\u00a0` : sentence;
    },
  };
}
