import type { CompiledTheme } from "./compiled.ts";
import { PRESETS } from "./presets.ts";
import type { Theme } from "./theme.ts";

/** The theme as browsers get it: the preset's tokens under the author's own, which hold in dark too unless said otherwise. */
export function compileTheme(theme: Theme | undefined): CompiledTheme {
  const preset = PRESETS[theme?.preset ?? "stone"];
  const isPlain = Object.keys(preset.tokens).length === 0;
  return {
    tokens: { ...preset.tokens, ...theme?.tokens },
    darkTokens: {
      ...preset.darkTokens,
      // The widgets put what is in `tokens` over their own dark colours, but a preset's dark colours over that.
      ...(isPlain ? {} : theme?.tokens),
      ...theme?.darkTokens,
    },
    scheme: theme?.scheme ?? "auto",
    corner: theme?.corner ?? "end",
    offset: { inline: theme?.offset?.inline ?? 0, block: theme?.offset?.block ?? 0 },
  };
}
