/**
 * FNV-1a, 32 bit, over UTF-16 code units, as GrowthBook's SDKs compute it.
 * http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * Where `value` falls under `seed`: 0 (inclusive) to 1 (exclusive), in steps of 1/10 000. Equal in every
 * process and language: GrowthBook's hash version 2, so that assignments agree with its vectors.
 */
export function bucket(seed: string, value: string): number {
  return (fnv1a(`${fnv1a(seed + value)}`) % 10_000) / 10_000;
}
