import type { Stop } from "@cairn/core";
import type {
  DeadLetterEntry,
  DeadLetters,
  Environment,
  RemovedLetters,
  ReplayedLetters,
} from "@cairn/core/api";
import { type ReadonlySignal, batch, computed, signal } from "@preact/signals";
import type { Api, ApiFailure, WhichLetters } from "../api.ts";
import type { Platform } from "../platform.ts";
import { type Resource, createResource, valueOf } from "./resource.ts";
import type { Router } from "./router.ts";

/** What the latest step led to. */
export type LettersOutcome =
  | { readonly kind: "replayed"; readonly result: ReplayedLetters }
  | { readonly kind: "removed"; readonly result: RemovedLetters }
  | { readonly kind: "failed"; readonly failure: ApiFailure };

/** What is to be removed: one letter, or so many that are chosen. */
export interface Removal {
  readonly letters: number;
  readonly id?: number;
}

/** Refused events that are kept: looked at, judged again, taken away, removed. */
export interface DeadLettersModel {
  /** The code that the list is narrowed to; "" shows all. */
  readonly code: ReadonlySignal<string>;
  readonly list: ReadonlySignal<Resource<DeadLetters>>;
  /** Pages after the first. */
  readonly more: ReadonlySignal<readonly DeadLetterEntry[]>;
  readonly cursor: ReadonlySignal<string | undefined>;
  readonly busy: ReadonlySignal<boolean>;
  readonly outcome: ReadonlySignal<LettersOutcome | undefined>;
  /** Removing wants a second word. */
  readonly confirming: ReadonlySignal<Removal | undefined>;
  readonly exportUrl: ReadonlySignal<string>;
  choose(code: string): void;
  loadMore(): Promise<void>;
  /** Judges one letter again, or all that are chosen. */
  replay(id?: number): Promise<void>;
  askToRemove(removal: Removal | undefined): void;
  remove(): Promise<void>;
  /** Asks again, unless further pages are open: a list that somebody reads does not move. */
  refresh(): void;
  readonly stop: Stop;
}

/** Id of the line that says what a step led to. */
export const LETTERS_OUTCOME = "letters-outcome";

/** The letters of one environment; the code stands in the URL. */
export function createDeadLetters(
  api: Api,
  platform: Pick<Platform, "after" | "focus">,
  router: Pick<Router, "swap">,
  env: Environment,
  first: string,
): DeadLettersModel {
  const code = signal(first);
  const more = signal<readonly DeadLetterEntry[]>([]);
  // Undefined until a further page came: then where the next one begins, if anywhere.
  const after = signal<{ readonly cursor: string | undefined } | undefined>(undefined);
  const busy = signal(false);
  const outcome = signal<LettersOutcome | undefined>(undefined);
  const confirming = signal<Removal | undefined>(undefined);
  const chosen = (id?: number): WhichLetters => ({
    env,
    ...(code.peek() === "" ? {} : { code: code.peek() }),
    ...(id === undefined ? {} : { id }),
  });
  const ask = (): Resource<DeadLetters> =>
    createResource(platform, () => api.deadLetters(chosen()));
  const list = signal(ask());
  const firstPage = (next: Resource<DeadLetters>): void =>
    batch(() => {
      if (next !== list.peek()) list.peek().stop();
      more.value = [];
      after.value = undefined;
      list.value = next;
    });
  const step = async (work: () => Promise<LettersOutcome>): Promise<void> => {
    if (busy.peek()) return;
    busy.value = true;
    const result = await work();
    busy.value = false;
    outcome.value = result;
    const before = new Map(Object.entries(valueOf(list.peek())?.codes ?? {})).get(code.peek());
    firstPage(list.peek());
    list.peek().reload();
    // The letter whose button was pressed is gone, with the focus.
    platform.focus(LETTERS_OUTCOME);
    // Nothing of this code may be left: then its filter would be gone, and the empty list could not be left.
    if (result.kind !== "failed" && code.peek() !== "" && isUsedUp(result, before)) {
      choose("");
    }
  };
  const remove = (which: WhichLetters): Promise<void> =>
    step(async () => {
      const answer = await api.removeLetters(which);
      return answer.ok
        ? { kind: "removed", result: answer.value }
        : { kind: "failed", failure: answer.failure };
    });
  const choose = (next: string): void => {
    code.value = next;
    router.swap({ kind: "delivery", code: next });
    firstPage(ask());
  };
  const cursor = computed(() =>
    after.value === undefined ? valueOf(list.value)?.cursor : after.value.cursor,
  );
  return {
    code,
    list,
    more,
    cursor,
    busy,
    outcome,
    confirming,
    exportUrl: computed(() => api.lettersExportUrl({ env, code: code.value })),
    choose,
    async loadMore() {
      const from = cursor.peek();
      if (from === undefined) return;
      const answer = await api.deadLetters(chosen(), from);
      if (!answer.ok) return;
      batch(() => {
        more.value = [...more.peek(), ...answer.value.letters];
        after.value = { cursor: answer.value.cursor };
      });
    },
    replay: (id) =>
      step(async () => {
        const answer = await api.replayLetters(chosen(id));
        return answer.ok
          ? { kind: "replayed", result: answer.value }
          : { kind: "failed", failure: answer.failure };
      }),
    askToRemove(removal) {
      confirming.value = removal;
    },
    async remove() {
      const removal = confirming.peek();
      confirming.value = undefined;
      if (removal !== undefined) await remove(chosen(removal.id));
    },
    refresh() {
      if (after.peek() === undefined) list.peek().reload();
    },
    stop: () => list.peek().stop(),
  };
}

function isUsedUp(
  outcome: Exclude<LettersOutcome, { kind: "failed" }>,
  before: number | undefined,
): boolean {
  const { result } = outcome;
  const gone = "removed" in result ? result.removed : result.stored + result.duplicates;
  return gone > 0 && gone >= (before ?? 0);
}
