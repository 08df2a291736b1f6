import type { CompiledTheme } from "@cairn/core";

/** Colours by token name, without the leading `--cairn-`. */
export type Colours = Readonly<Record<string, string>>;

/** Warm stone and deep lichen. Every pair of text and ground reads at 4.5:1 or better. */
export const lightColours = {
  surface: "#fdfcfa",
  sunken: "#f4f2ed",
  text: "#2b2824",
  quiet: "#655f56",
  line: "#e2ded6",
  control: "#8c857a",
  accent: "#4c6a34",
  "accent-strong": "#3d5729",
  "on-accent": "#ffffff",
  soft: "#e9eedf",
  "stone-1": "#d3ccc0",
  "stone-2": "#bdb5a7",
  "stone-3": "#a69d8f",
  shadow: "0 1px 2px rgb(43 40 36 / .06), 0 10px 32px rgb(43 40 36 / .16)",
} as const;

/** The same hillside at dusk: dark slate, pale lichen. */
export const darkColours = {
  surface: "#24221f",
  sunken: "#2d2b27",
  text: "#eeeae3",
  quiet: "#b1aaa0",
  line: "#3d3a35",
  control: "#817a70",
  accent: "#a9c283",
  "accent-strong": "#bdd39b",
  "on-accent": "#1b2111",
  soft: "#343b28",
  "stone-1": "#a39b8e",
  "stone-2": "#8b8377",
  "stone-3": "#736c62",
  shadow: "0 1px 2px rgb(0 0 0 / .3), 0 10px 32px rgb(0 0 0 / .5)",
} as const;

const shapes = {
  radius: "10px",
  font: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  "font-size": "15px",
  "offset-inline": "20px",
  "offset-block": "20px",
  z: "2147483000",
};

// "More contrast" keeps the hues and lets lines and quiet words speak up.
const loud = {
  line: "var(--cairn-quiet)",
  control: "var(--cairn-text)",
  quiet: "var(--cairn-text)",
};

/**
 * The theme as style text for `:host`. Normal (not important) declarations, so that a page's own
 * `cairn-root { --cairn-accent: … }` wins. Values were checked at publish; one that could end a declaration is left out.
 */
export function tokensCss(theme: CompiledTheme): string {
  const light = { ...lightColours, ...theme.tokens };
  const dark = { ...darkColours, ...theme.tokens, ...theme.darkTokens };
  const base = theme.scheme === "dark" ? dark : light;
  const { inline, block } = theme.offset;
  const offsets = {
    ...(inline > 0 && { "offset-inline": `${inline}px` }),
    ...(block > 0 && { "offset-block": `${block}px` }),
  };
  return [
    `:host{${declare({ ...shapes, ...offsets, ...base })}color-scheme:${theme.scheme === "dark" ? "dark" : "light"}}`,
    theme.scheme === "auto"
      ? `@media (prefers-color-scheme:dark){:host{${declare(dark)}color-scheme:dark}}`
      : "",
    `@media (prefers-contrast:more){:host{${declare(loud)}}}`,
  ].join("");
}

function declare(tokens: Colours): string {
  return Object.entries(tokens)
    .filter(([name, value]) => /^[\w-]+$/.test(name) && !/[;{}<>]/.test(value))
    .map(([name, value]) => `--cairn-${name}:${value};`)
    .join("");
}
