import type { ResolvedTheme } from "./resolve-theme.ts";

// "More contrast" keeps the hues and lets lines and quiet words speak up.
const LOUD = {
  line: "var(--cairn-quiet)",
  control: "var(--cairn-text)",
  quiet: "var(--cairn-text)",
};

/**
 * The theme as style text for `:host`. Normal (not important) declarations, so that a page's own
 * `cairn-root { --cairn-accent: … }` wins, `--cairn-scheme` included. Each colour carries both schemes: which one is
 * seen follows `color-scheme`, and so does the browser's own drawing. A value that could end a declaration is left out.
 */
export function themeCss({ tokens, darkTokens, scheme, offset }: ResolvedTheme): string {
  const { inline, block } = offset;
  const colours = Object.entries(darkTokens).map(([name, dark]) => [
    name,
    `light-dark(${tokens[name]},${dark})`,
  ]);
  const all = {
    ...tokens,
    ...Object.fromEntries(colours),
    scheme: scheme === "auto" ? "light dark" : scheme,
    ...(inline > 0 && { "offset-inline": `${inline}px` }),
    ...(block > 0 && { "offset-block": `${block}px` }),
  };
  return `:host{${declare(all)}}@media (prefers-contrast:more){:host{${declare(LOUD)}}}`;
}

function declare(tokens: Readonly<Record<string, string>>): string {
  return Object.entries(tokens)
    .filter(([name, value]) => /^[\w-]+$/.test(name) && !/[;{}<>]/.test(value))
    .map(([name, value]) => `--cairn-${name}:${value};`)
    .join("");
}
