import type { StallStone, StoneEvidence } from "@cairn/core/api";
import { helpForStall } from "../models/stall-help.ts";
import type { Studio } from "../models/studio.ts";

/** Begins help for a stall, by what showed it, and opens its form. */
export function beginHelp(
  { definitions, draft, router }: Studio,
  stone: StallStone,
  piece: StoneEvidence | undefined,
): void {
  const help = helpForStall(stone, piece, draft.guidebook.value);
  const id = definitions.beginHelp(help);
  router.go(help.section === "guides" ? { kind: "guide", id } : { kind: "answer", id });
}
