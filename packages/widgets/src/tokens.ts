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
  alert: "#9c4a1a",
  shade: "rgb(43 40 36 / .16)",
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
  alert: "#eda37a",
  shade: "rgb(0 0 0 / .5)",
} as const;

const shapes = {
  radius: "10px",
  shadow: "0 1px 3px var(--cairn-shade), 0 10px 32px var(--cairn-shade)",
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
 * `cairn-root { --cairn-accent: … }` wins, `--cairn-scheme` included. Each colour carries both schemes: which one is
 * seen follows `color-scheme`, and so does the browser's own drawing. Values were checked at publish; one that could end a declaration is left out.
 */
export function tokensCss(theme: CompiledTheme): string {
  const light: Colours = { ...shapes, ...lightColours, ...theme.tokens };
  const dark: Colours = { ...shapes, ...darkColours, ...theme.tokens, ...theme.darkTokens };
  const { inline, block } = theme.offset;
  const tokens = {
    scheme: theme.scheme === "auto" ? "light dark" : theme.scheme,
    ...(theme.scheme === "dark" ? dark : light),
    ...Object.fromEntries(
      Object.keys(lightColours).map((name) => [name, `light-dark(${light[name]},${dark[name]})`]),
    ),
    ...(inline > 0 && { "offset-inline": `${inline}px` }),
    ...(block > 0 && { "offset-block": `${block}px` }),
  };
  return `:host{${declare(tokens)}}@media (prefers-contrast:more){:host{${declare(loud)}}}`;
}

function declare(tokens: Colours): string {
  return Object.entries(tokens)
    .filter(([name, value]) => /^[\w-]+$/.test(name) && !/[;{}<>]/.test(value))
    .map(([name, value]) => `--cairn-${name}:${value};`)
    .join("");
}
