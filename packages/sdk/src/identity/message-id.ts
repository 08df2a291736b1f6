/**
 * Makes UUIDs of version 7 (RFC 9562) that sort in the order in which they were made: within a
 * millisecond, and when the clock steps back, the time in them runs ahead.
 */
export function createMessageIds(
  now: () => number,
  randomWords: () => ArrayLike<number>,
): () => string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");
  let lastMs = 0;
  return () => {
    lastMs = Math.max(now(), lastMs + 1);
    const chance = Array.from(randomWords(), (word) => hex(word, 8)).join("");
    return (hex(lastMs, 12) + chance).replace(
      /(.{8})(.{4})(...)(...)(.{12}).*/,
      "$1-$2-7$3-8$4-$5",
    );
  };
}
