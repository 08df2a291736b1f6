import type { Draft } from "@cairn/core/api";
import type { Guidebook } from "@cairn/core/guidebook";
import { signal } from "@preact/signals";
import type { DraftModel } from "../../src/models/draft.ts";
import { writeAt } from "../../src/models/json-path.ts";

/** A draft that is always saved, and whatever it is told. */
export function stubDraft(guidebook: Guidebook, stored: Partial<Draft> = {}): DraftModel {
  const now = signal(guidebook);
  return {
    status: signal("saved"),
    guidebook: now,
    stored: signal({ guidebook, revision: 1, changed: false, ...stored } as Draft),
    problems: signal([]),
    warnings: signal([]),
    conflict: signal(undefined),
    joined: signal([]),
    judge: () => ({ problems: [], warnings: [] }),
    read: () => undefined,
    write: (path, value) => (now.value = writeAt(now.peek(), path, value) as Guidebook),
    load: async () => {},
    save: async () => true,
    resolve: async () => {},
    replace: (next) => (now.value = next),
    forgetJoined() {},
  };
}
