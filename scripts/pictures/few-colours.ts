const MOST_COLOURS = 256;

/**
 * The same pixels (red, green, blue, alpha) with at most 256 colours: the most frequent ones stay as they are, and every other,
 * an edge of a letter mostly, becomes the nearest of them. Grounds and words keep their colour to the bit.
 */
export function fewColours(rgba: Uint8Array): Uint8Array {
  const pixels = new Uint32Array(rgba.length / 4);
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at++) {
    const colour = (rgba[at * 4]! << 16) | (rgba[at * 4 + 1]! << 8) | rgba[at * 4 + 2]!;
    pixels[at] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const kept = [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST_COLOURS)
    .map(([colour]) => colour);
  const instead = new Map(kept.map((colour) => [colour, colour]));
  const found = new Uint8Array(rgba.length);
  pixels.forEach((colour, at) => {
    let now = instead.get(colour);
    if (now === undefined) instead.set(colour, (now = nearest(colour, kept)));
    found.set([now >> 16, (now >> 8) & 255, now & 255, 255], at * 4);
  });
  return found;
}

function nearest(colour: number, kept: readonly number[]): number {
  let best = 0;
  let leastDistance = Infinity;
  for (const one of kept) {
    const distance = [16, 8, 0]
      .map((shift) => ((colour >> shift) & 255) - ((one >> shift) & 255))
      .reduce((sum, by) => sum + by * by, 0);
    if (distance < leastDistance) {
      leastDistance = distance;
      best = one;
    }
  }
  return best;
}
