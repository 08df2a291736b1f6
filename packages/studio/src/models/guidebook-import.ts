import type { CheckResult } from "@cairn/core/api";
import type { Guidebook } from "@cairn/core/guidebook";
import { type ReadonlySignal, signal } from "@preact/signals";
import type { DraftModel } from "./draft.ts";
import { isRecord } from "./json-path.ts";

/** A file that somebody chose, as far as the browser hands it over. */
export interface ChosenFile {
  readonly name: string;
  readonly size: number;
  text(): Promise<string>;
}

/** What the file is good for. */
export type Importing =
  | { readonly kind: "reading"; readonly name: string }
  | { readonly kind: "refused"; readonly name: string; readonly because: ImportRefusal }
  /** Shown before it takes the draft's place. `check`: undefined while the check's code is on its way. */
  | {
      readonly kind: "ready";
      readonly name: string;
      readonly guidebook: Guidebook;
      readonly check: CheckResult | undefined;
    }
  | { readonly kind: "taken"; readonly name: string };

export type ImportRefusal =
  | { readonly kind: "too-large" }
  | { readonly kind: "not-readable" }
  | { readonly kind: "not-json"; readonly message: string }
  | { readonly kind: "not-a-guidebook" };

/** Takes a guidebook out of a file into the draft, with a look at it before and a way back after. */
export interface GuidebookImport {
  readonly state: ReadonlySignal<Importing | undefined>;
  choose(file: ChosenFile): Promise<void>;
  /** Puts it in the draft's place. */
  take(): void;
  /** Leaves the draft as it is. */
  drop(): void;
  /** The draft as it was before `take`. */
  undo(): void;
}

// What the collector takes as a draft.
const MOST_BYTES = 512 * 1024;

export function createGuidebookImport(draft: DraftModel): GuidebookImport {
  const state = signal<Importing | undefined>(undefined);
  let before: Guidebook | undefined;
  return {
    state,
    async choose(file) {
      const { name } = file;
      const refuse = (because: ImportRefusal): void => {
        state.value = { kind: "refused", name, because };
      };
      if (file.size > MOST_BYTES) return refuse({ kind: "too-large" });
      state.value = { kind: "reading", name };
      const text = await file.text().catch(() => undefined);
      if (text === undefined) return refuse({ kind: "not-readable" });
      let content: unknown;
      try {
        // An editor may have put a byte order mark before it.
        content = JSON.parse(text.replace(/^\uFEFF/, ""));
      } catch (error) {
        return refuse({ kind: "not-json", message: error instanceof Error ? error.message : "" });
      }
      if (!isRecord(content)) return refuse({ kind: "not-a-guidebook" });
      const guidebook = content as Guidebook;
      state.value = { kind: "ready", name, guidebook, check: draft.judge(guidebook) };
    },
    take() {
      const chosen = state.peek();
      if (chosen?.kind !== "ready") return;
      before = draft.guidebook.peek();
      draft.replace(chosen.guidebook);
      state.value = { kind: "taken", name: chosen.name };
    },
    drop() {
      state.value = undefined;
    },
    undo() {
      if (before !== undefined) draft.replace(before);
      before = undefined;
      state.value = undefined;
    },
  };
}
