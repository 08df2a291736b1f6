import type { PresetName } from "@cairn/core/guidebook";

/** What each look to begin with is called. */
export const PRESET_WORDS: Readonly<Record<PresetName, string>> = {
  stone: "Stone: warm and quiet",
  slate: "Slate: cool and crisp",
  pebble: "Pebble: round and friendly",
};
