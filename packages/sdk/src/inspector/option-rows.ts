import type { Row } from "./row.ts";

/** Options that the page passed to `init`, or wrote as `data-*` attributes of the script tag. */
export type GivenOptions = Readonly<Record<string, unknown>>;

const KNOWN = [
  "key",
  "collector",
  "consent",
  "locale",
  "dir",
  "nonce",
  "autocapture",
  "redact",
  "gpc",
  "cookieDomain",
  "debug",
  "off",
  "container",
  "onGuide",
  "onContact",
];
/** Made of `autocapture` on the way here. */
const OWN = ["frustration"];

/** One row for each option that does not do what somebody who wrote it would expect; none where all is well. */
export function optionRows(given: GivenOptions, hostname: string): readonly Row[] {
  return Object.entries(given).flatMap(([name, value]) => {
    const words = value === undefined ? undefined : wrongWith(name, value, hostname);
    if (words === undefined) return [];
    const attribute = `data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const badge = `${name}, ${attribute}`;
    return [{ id: name, name: `${attribute}="${String(value)}"`, badge, tone: "bad", words }];
  });
}

function wrongWith(name: string, value: unknown, hostname: string): string | undefined {
  const text = String(value);
  switch (name) {
    case "key":
      return /^pk_(live|test)_/.test(text)
        ? undefined
        : "A write key begins with pk_live_ or pk_test_.";
    case "collector":
      return isAddress(text) ? undefined : "Write an address such as https://collector.example.";
    case "locale":
      return wrongLocale(text);
    case "dir":
      return oneOf(text, "ltr", "rtl");
    case "gpc":
      return oneOf(text, "respect", "ignore");
    case "cookieDomain":
      return `.${hostname}`.endsWith(`.${text.replace(/^\./, "")}`)
        ? undefined
        : `${hostname} lies in no such domain: the visitor's id is not shared by a cookie.`;
    default:
      return [...KNOWN, ...OWN].includes(name)
        ? undefined
        : `Cairn knows no such option and passes over it. There is ${KNOWN.join(", ")}.`;
  }
}

function isAddress(text: string): boolean {
  return text.startsWith("/") || (/^https?:/.test(text) && URL.canParse(text));
}

function oneOf(text: string, ...words: readonly string[]): string | undefined {
  return words.includes(text) ? undefined : `Write ${words.join(" or ")}.`;
}

function wrongLocale(text: string): string | undefined {
  // Guides and plurals ask `Intl` for it, which throws at what is no tag.
  if (isTag(text)) return undefined;
  const meant = text.replaceAll("_", "-");
  return `This is no language tag. Write ${isTag(meant) ? meant : "one such as en, pt-BR or zh-Hant"}.`;
}

function isTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length > 0;
  } catch {
    return false;
  }
}
