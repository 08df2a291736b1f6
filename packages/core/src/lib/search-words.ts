// Scripts that part no words by spaces are searched by pairs of characters.
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]+$/u;

/**
 * The words of a text as help search compares them: lower case, without diacritics, each once, in order. The index is
 * built from them and a query is cut into them.
 */
export function searchWords(text: string): readonly string[] {
  const folded = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = folded.split(/[^\p{L}\p{N}ー]+/u).filter(Boolean);
  return [...new Set(words.flatMap((word) => (UNSPACED.test(word) ? pairs(word) : word)))];
}

function pairs(word: string): readonly string[] {
  const characters = [...word];
  if (characters.length < 3) return [word];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
