/**
 * Makes UUIDs of version 7 (RFC 9562) that sort in the order in which they were made: within a
 * millisecond, and when the clock steps back, the time in them runs ahead.
 */
export function createMessageIds(
  now: () => number,
  randomWords: () => Iterable<number>,
): () => string {
  let lastMs = 0;
  return () => {
    lastMs = Math.max(now(), lastMs + 1);
    // Twelve digits, then eight each, leading zeros too.
    let digits = (lastMs + 2 ** 48).toString(16).slice(1);
    for (const word of randomWords()) digits += (word + 2 ** 32).toString(16).slice(1);
    return digits.replace(/(.{8})(.{4})(...)(...)(.{12}).*/, "$1-$2-7$3-8$4-$5");
  };
}
