import { canonicalJson } from "./canonical-json.ts";
import { fnv1a } from "./hash.ts";

/** A short name for what a definition says: equal for equal data in any key order, else (all but surely) different. */
export function definitionVersion(value: unknown): string {
  const text = canonicalJson(value);
  // Two hashes: at 32 bits, one guidebook in 100 000 with 300 definitions would hold a collision.
  return fnv1a(text).toString(36) + fnv1a(`${text.length}:${text}`).toString(36);
}
