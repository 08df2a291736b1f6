import type { LoadWords, Translation } from "../messages/words.tsx";

// English comes with each kind's own chunk.
const languages: Readonly<Record<string, () => Promise<Translation>>> = {
  ar: () => import("./ar.ts"),
  de: () => import("./de.ts"),
  es: () => import("./es.ts"),
  fa: () => import("./fa.ts"),
  fr: () => import("./fr.ts"),
  he: () => import("./he.ts"),
  it: () => import("./it.ts"),
  ja: () => import("./ja.ts"),
  nl: () => import("./nl.ts"),
  pl: () => import("./pl.ts"),
  pt: () => import("./pt.ts"),
  ro: () => import("./ro.ts"),
  tr: () => import("./tr.ts"),
  zh: () => import("./zh.ts"),
};

/**
 * Fetches the words of a language (`de`, without a region), each a chunk of its own; undefined where there are none.
 * The build of `cairn.js` puts a shorter one in its place (`scripts/build/bundle-locales.ts`).
 */
export const loadLocale: LoadWords = (language) => languages[language]?.();
