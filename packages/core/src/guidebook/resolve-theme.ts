import { PRESETS } from "./presets.ts";
import type { Theme } from "./theme.ts";

/** A theme with nothing left to be looked up. */
export interface ResolvedTheme {
  /** Every token there is, without the leading `--cairn-`. */
  readonly tokens: Readonly<Record<string, string>>;
  /** Every colour as it is after dark. */
  readonly darkTokens: Readonly<Record<string, string>>;
  readonly scheme: "light" | "dark" | "auto";
  /** CSS pixels to stay away from the corner, for a chat bubble or a cookie bar. */
  readonly offset: { readonly inline: number; readonly block: number };
}

/** The preset's tokens under the author's own, which hold in dark too unless said otherwise. */
export function resolveTheme(theme: Theme | undefined): ResolvedTheme {
  const preset = PRESETS[theme?.preset ?? "stone"];
  const dark = { ...preset.darkTokens, ...theme?.tokens, ...theme?.darkTokens };
  return {
    tokens: { ...preset.tokens, ...theme?.tokens },
    darkTokens: Object.fromEntries(
      Object.entries(dark).filter(([name]) => Object.hasOwn(preset.darkTokens, name)),
    ),
    scheme: theme?.scheme ?? "auto",
    offset: { inline: theme?.offset?.inline ?? 0, block: theme?.offset?.block ?? 0 },
  };
}
