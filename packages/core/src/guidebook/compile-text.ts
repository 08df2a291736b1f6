import type { Localiser } from "./localise.ts";
import { parseMarkdown } from "./parse-markdown.ts";
import type { RichText } from "./rich-text.ts";
import type { Markdown, Text } from "./text.ts";

/** Markdown of the wanted locale as rich text. */
export function compileMarkdown(markdown: Markdown, localiser: Localiser): RichText {
  return parseMarkdown(localiser.text(markdown)).richText;
}

/** `{ [key]: rich text }`, or nothing where there is none. */
export function rich<Key extends string>(
  key: Key,
  markdown: Markdown | undefined,
  localiser: Localiser,
): { readonly [Name in Key]?: RichText } {
  return markdown === undefined
    ? {}
    : ({ [key]: compileMarkdown(markdown, localiser) } as { readonly [Name in Key]?: RichText });
}

/** `{ [key]: words of the wanted locale }`, or nothing where there are none. */
export function words<Key extends string>(
  key: Key,
  text: Text | undefined,
  localiser: Localiser,
): { readonly [Name in Key]?: string } {
  return text === undefined
    ? {}
    : ({ [key]: localiser.text(text) } as { readonly [Name in Key]?: string });
}

/** Words of the wanted locale; "", which means the widget's own, where there are none. */
export function wordsOrNone(text: Text | undefined, localiser: Localiser): string {
  return text === undefined ? "" : localiser.text(text);
}
