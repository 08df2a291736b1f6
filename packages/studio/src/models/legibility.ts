import { type ResolvedTheme, type Theme, resolveTheme } from "@cairn/core/guidebook";
import { contrast } from "./contrast.ts";

/** A pair of colours that words, or the edges of controls, are read by. */
export interface Legibility {
  readonly scheme: "light" | "dark";
  /** Tokens: what is read on what. */
  readonly ink: string;
  readonly ground: string;
  readonly ratio: number;
  /** What it takes: 4.5 for words, 3 for controls. */
  readonly needed: number;
}

// As the widgets lay them: each text and control on the ground it stands on.
const PAIRS = [
  ["text", "surface", 4.5],
  ["text", "sunken", 4.5],
  ["quiet", "surface", 4.5],
  ["quiet", "sunken", 4.5],
  ["accent-strong", "surface", 4.5],
  ["accent-strong", "soft", 4.5],
  ["on-accent", "accent", 4.5],
  ["alert", "surface", 4.5],
  ["control", "surface", 3],
  ["accent", "surface", 3],
] as const;

/** Pairs of the theme that cannot be read well; where a colour is no plain one, nothing is said of it. */
export function hardToRead(theme: Theme | undefined): readonly Legibility[] {
  const resolved = resolveTheme(theme);
  return [...pairsOf(resolved, "light"), ...pairsOf(resolved, "dark")].filter(
    ({ ratio, needed }) => ratio < needed,
  );
}

function pairsOf(
  { tokens, darkTokens, scheme: only }: ResolvedTheme,
  scheme: Legibility["scheme"],
): readonly Legibility[] {
  if (only !== "auto" && only !== scheme) return [];
  const colours = scheme === "light" ? tokens : { ...tokens, ...darkTokens };
  return PAIRS.flatMap(([ink, ground, needed]) => {
    const ratio = contrast(colours[ink] ?? "", colours[ground] ?? "");
    return ratio === undefined ? [] : [{ scheme, ink, ground, ratio, needed }];
  });
}
