/** What a toolbar's button does to words. */
export type Mark = "bold" | "italic" | "link" | "list" | "name";

/** A text and what of it is selected, in characters from its beginning. */
export interface Selected {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Stands for the trait's name and for the words of those who have none. */
const NAME = "{name|there}";
const ADDRESS = "https://";

/** The text with the selection marked; where it is marked already, the mark is taken away. */
export function marked(selected: Selected, mark: Mark): Selected {
  switch (mark) {
    case "bold":
      return wrapped(selected, "**");
    case "italic":
      return wrapped(selected, "_");
    case "link":
      return linked(selected);
    case "list":
      return listed(selected);
    case "name": {
      const { text, from, to } = selected;
      // The words for people without a name are what most products say differently.
      const fallback = from + NAME.indexOf("|") + 1;
      return {
        text: text.slice(0, from) + NAME + text.slice(to),
        from: fallback,
        to: from + NAME.length - 1,
      };
    }
  }
}

function wrapped({ text, from, to }: Selected, around: string): Selected {
  const size = around.length;
  const [before, inside, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  if (before.endsWith(around) && after.startsWith(around)) {
    return {
      text: before.slice(0, -size) + inside + after.slice(size),
      from: from - size,
      to: to - size,
    };
  }
  return { text: before + around + inside + around + after, from: from + size, to: to + size };
}

/** The address is selected afterwards, to be typed; of a selected address the words. */
function linked({ text, from, to }: Selected): Selected {
  const inside = text.slice(from, to);
  const isAddress = /^(https?:\/\/|mailto:|tel:|\/)\S*$/.test(inside);
  const [words, address] = isAddress ? ["", inside] : [inside, ADDRESS];
  const next = `${text.slice(0, from)}[${words}](${address})${text.slice(to)}`;
  const at = isAddress ? from + 1 : from + words.length + 3;
  return { text: next, from: at, to: isAddress ? at : at + address.length };
}

/** Every line that the selection touches begins with a dash, or none of them does. */
function listed({ text, from, to }: Selected): Selected {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const next = text.indexOf("\n", to);
  const end = next < 0 ? text.length : next;
  const lines = text.slice(start, end).split("\n");
  const isList = lines.every((line) => line.startsWith("- "));
  const changed = lines.map((line) => (isList ? line.slice(2) : `- ${line}`)).join("\n");
  return {
    text: text.slice(0, start) + changed + text.slice(end),
    from: start,
    to: start + changed.length,
  };
}

/** The one stretch in which two texts differ: what of the old one is replaced, and by what. */
export function difference(
  before: string,
  after: string,
): { readonly from: number; readonly to: number; readonly words: string } {
  let from = 0;
  const shorter = Math.min(before.length, after.length);
  while (from < shorter && before[from] === after[from]) from += 1;
  let same = 0;
  while (same < shorter - from && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return { from, to: before.length - same, words: after.slice(from, after.length - same) };
}
