import type { StallStone } from "@cairn/core/api";
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Platform } from "../platform.ts";
import { type Marks, type TypedMark, localDay } from "./marks.ts";

/** The question on which day a stall was fixed in the product, and how. */
export interface FixDialog {
  /** The stone that it is about; undefined while it is closed. */
  readonly stone: ReadonlySignal<StallStone | undefined>;
  readonly day: ReadonlySignal<string>;
  readonly mark: ReadonlySignal<TypedMark>;
  setDay(day: string): void;
  type(change: Partial<TypedMark>): void;
  /** Opens it for a stone, with today and the words of what showed the stall. */
  open(stone: StallStone): void;
  close(): void;
  /** Marks the fix, and closes where that was possible. */
  submit(): Promise<void>;
}

// So much does a marker take.
const EVIDENCE_LENGTH = 200;

/** One dialog for all stones; the mark is bound to the stall that it is about. */
export function createFixDialog(marks: Marks, platform: Pick<Platform, "now">): FixDialog {
  const stone = signal<StallStone | undefined>(undefined);
  const day = signal("");
  const mark = signal<TypedMark>({ kind: "fix", title: "" });
  return {
    stone,
    day,
    mark,
    setDay: (next) => (day.value = next),
    type: (change) => (mark.value = { ...mark.peek(), ...change }),
    open(about) {
      const [piece] = about.evidence;
      const { milestone } = about;
      // What was typed for this one before stays.
      const title = mark.peek().milestone === milestone ? mark.peek().title : "";
      const evidence =
        piece === undefined ? {} : { evidence: piece.words.slice(0, EVIDENCE_LENGTH) };
      mark.value = { kind: "fix", title, milestone, ...evidence };
      day.value = localDay(platform.now());
      stone.value = about;
    },
    close: () => (stone.value = undefined),
    async submit() {
      if (!(await marks.add(day.peek(), mark.peek()))) return;
      stone.value = undefined;
      mark.value = { kind: "fix", title: "" };
    },
  };
}
