/** Chance that repeats: equal seeds give equal sequences. */
export interface Random {
  /** From 0 up to, not including, 1. */
  fraction(): number;
  chance(probability: number): boolean;
  between(least: number, most: number): number;
  /** Log-normal, as durations of people are: half of all below `median`, few far above. */
  around(median: number, spread: number): number;
  pick<Item>(items: readonly Item[]): Item;
  hex(digits: number): string;
}

/** Mulberry32 (Tommy Ettinger, public domain): small, and even enough for a made-up history. */
export function createRandom(seed: number): Random {
  // Neighbouring seeds would begin alike.
  let state = Math.imul(seed + 1, 0x9e3779b1);
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
  // Box and Muller, 1958.
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction());
  return {
    fraction,
    chance: (probability) => fraction() < probability,
    between: (least, most) => least + fraction() * (most - least),
    around: (median, spread) => median * Math.exp(spread * normal()),
    pick: (items) => items[Math.floor(fraction() * items.length)]!,
    hex: (digits) =>
      Array.from({ length: digits }, () => Math.floor(fraction() * 16).toString(16)).join(""),
  };
}
