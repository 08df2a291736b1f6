/**
 * Makes UUIDs of version 7 (RFC 9562): they sort in the order in which they were made, within a
 * millisecond and when the clock steps back as well.
 */
export function createMessageIds(
  now: () => number,
  randomWords: () => ArrayLike<number>,
): () => string {
  let lastMs = 0;
  let counter = 0;
  return () => {
    const words = randomWords();
    const nowMs = now();
    if (nowMs > lastMs) {
      lastMs = nowMs;
      // Half of the 12 bits are left to count on within the millisecond.
      counter = word(words, 0) & 0x7ff;
    } else if (++counter > 0xfff) {
      lastMs++;
      counter = 0;
    }
    const time = hex(lastMs, 12);
    const tail = hex(word(words, 1), 8) + hex(word(words, 2), 8);
    const variant = (8 + (word(words, 0) >>> 30)).toString(16);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(counter, 3)}-${variant}${tail.slice(0, 3)}-${tail.slice(3, 15)}`;
  };
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0");
}

function word(words: ArrayLike<number>, index: number): number {
  return words[index] ?? 0;
}
