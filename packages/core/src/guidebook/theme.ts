import * as v from "valibot";
import { PRESET_NAMES } from "./presets.ts";

const Token = v.pipe(v.string(), v.regex(/^[^;{}<>]{1,120}$/, "a CSS value without ; { } < >"));

export const ThemeSchema = v.strictObject({
  /** A look to begin with; "stone" when left out. */
  preset: v.optional(v.picklist(PRESET_NAMES)),
  /** CSS custom properties without the leading "--cairn-", for example `accent`. */
  tokens: v.optional(v.record(v.string(), Token)),
  darkTokens: v.optional(v.record(v.string(), Token)),
  scheme: v.optional(v.picklist(["light", "dark", "auto"])),
  corner: v.optional(v.picklist(["start", "end"])),
  offset: v.optional(
    v.strictObject({ inline: v.optional(v.number()), block: v.optional(v.number()) }),
  ),
});
export type Theme = v.InferOutput<typeof ThemeSchema>;
