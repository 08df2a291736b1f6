import type { Cairn } from "../cairn.ts";

/** The page's Cairn, as `init` left it; undefined once it was destroyed. */
export function pageCairn(): Cairn | undefined {
  const place = globalThis as { readonly [key: symbol]: { readonly cairn: Cairn } | undefined };
  return place[Symbol.for("cairn")]?.cairn;
}
