/**
 * A message id that follows from what the message says: two tabs or devices that find the same out make one event.
 * 128 bits in the form of a UUID of version 8 (RFC 9562, section 5.8).
 */
export function derivedId(...parts: readonly (string | number)[]): string {
  const text = parts.join("\u0000");
  let hex = "";
  for (let lane = 1; lane <= 4; lane++) {
    let hash = lane;
    for (let index = 0; index < text.length; index++) {
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x85ebca6b);
      // High bits must reach low ones, which multiplication alone never does.
      hash ^= hash >>> 15;
    }
    hex += (hash >>> 0).toString(16).padStart(8, "0");
  }
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})/, "$1-$2-8$3-a$4-");
}
