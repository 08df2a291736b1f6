/**
 * A message id that follows from what the message says: two tabs or devices that find the same out make one event.
 * Four hashes of 32 bits in letters and digits.
 */
export function derivedId(parts: readonly (string | number)[]): string {
  const text = parts.join("\u0000");
  let id = "";
  for (let lane = 1; lane <= 4; lane++) {
    let hash = lane;
    for (let index = 0; index < text.length; index++) {
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x85ebca6b);
      // High bits must reach low ones, which multiplication alone never does.
      hash ^= hash >>> 15;
    }
    id += (hash >>> 0).toString(36);
  }
  return id;
}
