import type { CompiledGuide } from "../guidebook/compiled-guide.ts";
import type { Ledger } from "./ledger.ts";
import { type Wait, firstWait, freeAtMs } from "./wait.ts";

/**
 * Why a guide is not withheld once more from somebody who goes without it. It counts as shown and closed each time, since
 * those who get it mostly close it: left to come again, it would use up the caps of the guides that they do get.
 */
export function withheldWait(
  { id, caps }: Pick<CompiledGuide, "id" | "caps">,
  ledger: Ledger,
  nowMs: number,
): Wait | undefined {
  const withheld = ledger.filter(({ guide, kind }) => guide === id && kind === "withheld");
  const { times = caps.again ? Infinity : 1, everyMs = 0 } = caps;
  const until = withheld.length >= times || freeAtMs(withheld, 1, everyMs);
  return firstWait(nowMs, [["withheld", until]]);
}
