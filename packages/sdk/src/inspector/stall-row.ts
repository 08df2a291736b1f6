import {
  type CompiledGuidebook,
  judgeStall,
  reasonInWords,
  spanInWords,
  stallReasons,
} from "@cairn/core";
import type { StallMemory } from "../engine/record.ts";
import type { Row } from "./row.ts";

/** Whether the user is stuck, how much speaks for it, and who says so. */
export function stallRow(
  [state, stuckMs]: StallMemory,
  nowMs: number,
  book: CompiledGuidebook | undefined,
): Row {
  const row: Row = { id: "stall", name: "Stall", words: "Not stuck." };
  const milestone = state && book?.milestones.find(({ id }) => id === state[0]);
  if (!milestone || !book) return row;
  const judged = judgeStall(book.stalls, state, milestone.expectedActiveMs);
  if (!judged)
    return { ...row, words: `Nothing tells when somebody is stuck at ${milestone.title}.` };
  const { excess, baseline, chance } = judged;
  const { threshold, version } = baseline;
  return {
    ...row,
    ...(stuckMs && { badge: "stuck", tone: "bad" }),
    words: stuckMs
      ? `At ${milestone.title}, for ${spanInWords(nowMs - stuckMs)}.`
      : `Not stuck at ${milestone.title}.`,
    details: [
      `evidence ${excess + threshold} of ${threshold}, by ${version}`,
      ...(chance === undefined ? [] : [`${Math.round(chance * 100)} % pass without help`]),
      ...stallReasons(judged, state).map(
        (reason) => `${reasonInWords(reason)} (${Math.round(reason.weight * 100)} %)`,
      ),
    ],
  };
}
