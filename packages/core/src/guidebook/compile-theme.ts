import type { CompiledTheme } from "./compiled.ts";
import { PRESETS } from "./presets.ts";
import type { Theme } from "./theme.ts";

/**
 * The theme as browsers get it, every token of it: the preset's under the author's own, which hold in dark too unless
 * said otherwise. What is in `darkTokens` are colours.
 */
export function compileTheme(theme: Theme | undefined): CompiledTheme {
  const preset = PRESETS[theme?.preset ?? "stone"];
  const dark = { ...preset.darkTokens, ...theme?.tokens, ...theme?.darkTokens };
  return {
    tokens: { ...preset.tokens, ...theme?.tokens },
    darkTokens: Object.fromEntries(
      Object.entries(dark).filter(([name]) => Object.hasOwn(preset.darkTokens, name)),
    ),
    scheme: theme?.scheme ?? "auto",
    corner: theme?.corner ?? "end",
    offset: { inline: theme?.offset?.inline ?? 0, block: theme?.offset?.block ?? 0 },
  };
}
