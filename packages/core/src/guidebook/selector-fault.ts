const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]" };

/**
 * What is plainly wrong with a CSS selector: brackets or quotes left open, a combinator or comma at an end. Undefined
 * when nothing is; the browser's own parser has the last word.
 */
export function selectorFault(selector: string): string | undefined {
  const text = selector.trim();
  if (text === "") return "name an element, for example #save";
  const open: string[] = [];
  let quote: string | undefined;
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? "";
    if (character === "\\") index += 1;
    else if (quote !== undefined) quote = character === quote ? undefined : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (CLOSING[character] !== undefined) open.push(CLOSING[character]);
    else if (character === ")" || character === "]") {
      if (open.pop() !== character) return `"${character}" closes nothing`;
    } else if (character === "{" || character === "}" || character === ";") {
      return `"${character}" does not belong into a selector`;
    }
  }
  if (quote !== undefined) return `a ${quote} is not closed`;
  const missing = open.at(-1);
  if (missing !== undefined) return `a "${missing}" is missing`;
  if (/^[>+~,]|[>+~,]$/.test(text)) return "it begins or ends with a combinator";
  return undefined;
}
