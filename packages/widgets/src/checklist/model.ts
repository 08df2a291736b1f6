import type { CompiledChecklist, CompiledChecklistItem, Stop } from "@cairn/core";
import type { ShownGuide } from "@cairn/sdk/port";
import { batch, computed, effect, signal, untracked } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";
import type { LaidStone } from "../parts/progress.tsx";
import type { Surroundings } from "../parts/surroundings.ts";

/** `current` is the first item that is still to do. */
export type ItemStatus = "done" | "current" | "todo" | "skipped";

/** One checklist on screen, without its drawing. */
export interface ChecklistModel {
  readonly guide: CompiledChecklist;
  readonly isOpen: ReadonlySignal<boolean>;
  /** Put away for good by the user: only a small launcher stays. */
  readonly isDismissed: ReadonlySignal<boolean>;
  readonly isComplete: ReadonlySignal<boolean>;
  /** Done, and still counted; a skipped item counts in neither. */
  readonly done: ReadonlySignal<number>;
  readonly total: ReadonlySignal<number>;
  readonly stones: ReadonlySignal<readonly LaidStone[]>;
  /** The item that lies unfolded. */
  readonly unfolded: ReadonlySignal<string | undefined>;
  statusOf(item: CompiledChecklistItem): ItemStatus;
  /** Whether focus belongs in the panel that opens now: only when somebody asked for it. */
  takesFocus(): boolean;
  open(): void;
  close(): void;
  unfold(item: string): void;
  follow(item: CompiledChecklistItem): void;
  skip(item: string): void;
  restore(item: string): void;
  dismiss(): void;
  readonly stop: Stop;
}

/** A model that follows the port and reports what the user does with it. */
export function createChecklistModel(
  shown: ReadonlySignal<ShownGuide>,
  guide: CompiledChecklist,
  around: Surroundings,
): ChecklistModel {
  const { port, words, corner } = around;
  const { id, items } = guide;
  const isOpen = signal(false);
  const isDismissed = signal(shown.peek().dismissed === true);
  const chosen = signal<string | null | undefined>(undefined);
  let wasAskedFor = false;
  let wasOpen = false;

  const isSkipped = (item: CompiledChecklistItem) => port.skipped.value.has(`${id}/${item.id}`);
  const isDone = (item: CompiledChecklistItem) =>
    port.reachedAt.value[item.milestone] !== undefined;
  const counted = computed(() => items.filter((item) => isDone(item) || !isSkipped(item)));
  const finished = computed(() => {
    const reachedAt = port.reachedAt.value;
    const order = (item: CompiledChecklistItem) => reachedAt[item.milestone] ?? 0;
    return counted.value.filter(isDone).toSorted((one, other) => order(one) - order(other));
  });
  const current = computed(() => items.find((item) => !isDone(item) && !isSkipped(item)));
  const isComplete = computed(() => items.length > 0 && !current.value);

  const laidBefore: ReadonlySet<string> = new Set(finished.peek().map((item) => item.id));
  const stones = computed(() =>
    finished.value.map((item) => ({ id: item.id, isFresh: !laidBefore.has(item.id) })),
  );

  const stops = [
    effect(() => {
      const { open, because, dismissed } = shown.value;
      // Only a change is followed: what the user did here may be ahead of what the port has heard.
      if (open === wasOpen) return;
      wasOpen = open;
      batch(() => {
        // The port's echo of what the user just did changes nothing, least of all where focus goes.
        if (open !== isOpen.peek()) wasAskedFor = because === "asked";
        isOpen.value = open;
        // What the user opened stays; one that opens by itself stands beside it.
        if (open && (wasAskedFor || !corner.peek())) corner.value = id;
        isDismissed.value = !open && (dismissed ?? isDismissed.peek());
      });
    }),
    effect(() => {
      if (corner.value && corner.value !== id && isOpen.peek()) model.close();
    }),
    announceFinished(),
  ];

  /** Says each item that completes while the list is on screen; the engine knows by itself when all are. */
  function announceFinished(): Stop {
    let known = laidBefore;
    return effect(() => {
      const fresh = finished.value.filter((item) => !known.has(item.id));
      known = new Set(finished.value.map((item) => item.id));
      if (fresh.length === 0) return;
      untracked(() => {
        const item = fresh.map(({ title }) => port.personalise(title)).join(", ");
        const rest = isComplete.value
          ? port.personalise(guide.done) || words.say("allDone")
          : words.say("progress", { done: known.size, total: counted.value.length });
        around.announce(`${words.say("announceDone", { item })} ${rest}`);
      });
    });
  }

  function leave(kind: "closed" | "dismissed"): void {
    batch(() => {
      isOpen.value = false;
      isDismissed.value = kind === "dismissed";
      if (corner.peek() === id) corner.value = undefined;
    });
    port.report({ kind, guide: id });
  }

  const model: ChecklistModel = {
    guide,
    isOpen,
    isDismissed,
    isComplete,
    done: computed(() => finished.value.length),
    total: computed(() => counted.value.length),
    stones,
    unfolded: computed(() =>
      chosen.value === null ? undefined : (chosen.value ?? current.value?.id),
    ),
    statusOf(item) {
      if (isDone(item)) return "done";
      if (isSkipped(item)) return "skipped";
      return item === current.value ? "current" : "todo";
    },
    takesFocus: () => wasAskedFor,
    open() {
      batch(() => {
        wasAskedFor = true;
        isOpen.value = true;
        isDismissed.value = false;
        corner.value = id;
      });
      port.report({ kind: "opened", guide: id });
    },
    close() {
      if (isOpen.peek()) leave("closed");
    },
    unfold(item) {
      chosen.value = model.unfolded.peek() === item ? null : item;
    },
    follow(item) {
      if (!item.action) return;
      port.report({ kind: "item-opened", guide: id, item: item.id });
      model.close();
      port.act(item.action, id);
    },
    skip(item) {
      chosen.value = undefined;
      port.report({ kind: "item-skipped", guide: id, item });
    },
    restore(item) {
      chosen.value = item;
      port.report({ kind: "item-restored", guide: id, item });
    },
    dismiss: () => leave("dismissed"),
    stop() {
      for (const stop of stops) stop();
    },
  };
  return model;
}
