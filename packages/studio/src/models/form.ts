import type { Problem } from "@cairn/core";
import { signal } from "@preact/signals";
import type { DraftModel } from "./draft.ts";
import { type JsonPath, pathText } from "./json-path.ts";

/** What a field asks of its form. */
export type Fields = Pick<FormModel, "read" | "write" | "touch" | "shownAt">;

/** One form over one part of the draft. A problem shows at its field once the field was left, or at once on an old part. */
export interface FormModel {
  /** Where the part stands in the guidebook, for example `["faqs", "bank-fails"]`. */
  readonly at: JsonPath;
  readonly draft: DraftModel;
  read(path: JsonPath): unknown;
  /** What stands at `path` where it is a string; else empty. */
  text(path: JsonPath): string;
  write(path: JsonPath, value: unknown): void;
  /** The field was left. */
  touch(path: JsonPath): void;
  /** Problems to draw at the field, those deeper inside it included where `deep`. */
  shownAt(path: JsonPath, deep?: boolean): readonly Problem[];
  /** Every problem of the part, shown or not. */
  all(): readonly Problem[];
  /** What is worth a look in the part, but keeps nothing from being published. */
  warnings(): readonly Problem[];
  /** Shows them all from now on. */
  reveal(): void;
}

/** Opens a form at `at`. `fresh`: made just now, so nothing is called wrong before it was typed. */
export function createForm(draft: DraftModel, at: JsonPath, fresh: boolean): FormModel {
  const touched = signal<ReadonlySet<string>>(new Set());
  const revealed = signal(!fresh);
  const prefix = pathText(at);
  const isInside = (path: string, root: string): boolean =>
    path === root || path.startsWith(`${root}.`);
  return {
    at,
    draft,
    read: draft.read,
    text(path) {
      const value = draft.read(path);
      return typeof value === "string" ? value : "";
    },
    write: draft.write,
    touch(path) {
      const text = pathText(path);
      if (!touched.peek().has(text)) touched.value = new Set([...touched.peek(), text]);
    },
    shownAt(path, deep = false) {
      const text = pathText(path);
      if (!revealed.value && !touched.value.has(text)) return [];
      return draft.problems.value.filter((problem) =>
        deep ? isInside(problem.path, text) : problem.path === text,
      );
    },
    all: () => draft.problems.value.filter((problem) => isInside(problem.path, prefix)),
    warnings: () => draft.warnings.value.filter((warning) => isInside(warning.path, prefix)),
    reveal() {
      revealed.value = true;
    },
  };
}
