import type { Problem } from "@cairn/core";
import { type ReadonlySignal, computed, signal } from "@preact/signals";
import type { DraftModel } from "./draft.ts";

/** A guide as JSON: typed freely, and taken into the draft only where the check lets it pass. */
export interface GuideText {
  readonly text: ReadonlySignal<string>;
  /** While there are any, the draft keeps the guide as it was before. */
  readonly problems: ReadonlySignal<readonly Problem[]>;
  readonly warnings: ReadonlySignal<readonly Problem[]>;
  type(text: string): void;
  /** The field was left: what passed is shown as the draft holds it. */
  settle(): void;
}

interface Judged {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  /** The guide that was read; absent where it was no JSON. */
  readonly guide?: unknown;
}

/** Works on the guide `id` of the draft. */
export function createGuideText(
  draft: Pick<DraftModel, "guidebook" | "read" | "write" | "judge">,
  id: string,
): GuideText {
  const at = ["guides", id];
  const prefix = at.join(".");
  const typed = signal<string | undefined>(undefined);
  const isOwn = ({ path }: Problem): boolean => path === prefix || path.startsWith(`${prefix}.`);
  const judge = (text: string): Judged => {
    const read = readJson(text);
    if (read === undefined) return { problems: [fault(prefix, "This is no JSON.")], warnings: [] };
    const { guides } = draft.guidebook.value;
    const checked = draft.judge({
      ...draft.guidebook.value,
      guides: { ...guides, [id]: read.value },
    });
    if (checked === undefined) {
      const words = "The check has not loaded, so nothing is taken over yet.";
      return { problems: [fault(prefix, words)], warnings: [] };
    }
    return {
      problems: checked.problems.filter(isOwn),
      warnings: checked.warnings.filter(isOwn),
      guide: read.value,
    };
  };
  const text = computed(() => typed.value ?? JSON.stringify(draft.read(at) ?? {}, null, 2));
  const judged = computed(() => judge(text.value));
  return {
    text,
    problems: computed(() => judged.value.problems),
    warnings: computed(() => judged.value.warnings),
    type(next) {
      typed.value = next;
      const { problems, guide } = judged.peek();
      if (problems.length === 0) draft.write(at, guide);
    },
    settle() {
      if (judged.peek().problems.length === 0) typed.value = undefined;
    },
  };
}

function fault(path: string, message: string): Problem {
  return { path, code: "not-taken", message };
}

function readJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
