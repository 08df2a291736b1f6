import type { Draft } from "@cairn/core/api";

/** What brings back a part that is removed from the draft. */
export function bringsBackWords(stored: Draft | undefined): string {
  return stored?.live === undefined
    ? "Nothing was published yet, so nothing brings it back."
    : "If it was published, an older version brings it back.";
}
