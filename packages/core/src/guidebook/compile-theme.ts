import type { CompiledTheme } from "./compiled.ts";
import { resolveTheme } from "./resolve-theme.ts";
import type { Theme } from "./theme.ts";
import { themeCss } from "./theme-css.ts";

/** The theme as browsers get it: they know neither presets nor tokens. */
export function compileTheme(theme: Theme | undefined): CompiledTheme {
  return { css: themeCss(resolveTheme(theme)), corner: theme?.corner ?? "end" };
}
