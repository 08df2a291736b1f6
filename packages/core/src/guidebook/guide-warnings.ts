import { parseDuration } from "../lib/duration.ts";
import type { Problem } from "../lib/problem.ts";
import { isSwitchedOn } from "./guide-frame.ts";
import { guidesOfKind, isRecord, recordsIn, sectionOf } from "./visit-values.ts";

// The arbiter's ledger forgets what was shown longer ago.
const REMEMBERED = "90d";

/** Cancel flows beside the first, remedies that hand over to nobody, periods longer than is remembered. Reads drafts of any shape. */
export function guideWarnings(input: unknown): readonly Problem[] {
  return [...secondCancelFlows(input), ...nobodyToAsk(input), ...longPeriods(input)];
}

function secondCancelFlows(input: unknown): readonly Problem[] {
  const flows = guidesOfKind(input, "cancel").filter(([, guide]) => isSwitchedOn(guide));
  return flows.slice(1).map(([id]) => ({
    path: `guides.${id}`,
    code: "unused",
    message: `is never shown: startCancel() takes the first cancel flow, ${JSON.stringify(flows[0]?.[0])}`,
    hint: "switch one of them off",
  }));
}

function longPeriods(input: unknown): readonly Problem[] {
  return Object.entries(sectionOf(input, "guides")).flatMap(([id, guide]): readonly Problem[] => {
    const caps: unknown = isRecord(guide) ? guide["caps"] : undefined;
    const every: unknown = isRecord(caps) ? caps["every"] : undefined;
    const ms = typeof every === "string" ? parseDuration(every) : undefined;
    if (ms === undefined || ms <= (parseDuration(REMEMBERED) ?? 0)) return [];
    const message = `what was shown is remembered for ${REMEMBERED}, so it may come again after that`;
    return [
      {
        path: `guides.${id}.caps.every`,
        code: "forgotten",
        message,
        hint: `at most "${REMEMBERED}"`,
      },
    ];
  });
}

function nobodyToAsk(input: unknown): readonly Problem[] {
  if (isRecord(sectionOf(input, "help")["contact"])) return [];
  return guidesOfKind(input, "cancel").flatMap(([id, { reasons }]) =>
    recordsIn(reasons).flatMap(([index, { remedy }]): readonly Problem[] => {
      if (!isRecord(remedy) || remedy["kind"] !== "human") return [];
      const message = "hands over to nobody, unless your app opens a chat (onContact)";
      const path = `guides.${id}.reasons.${index}.remedy`;
      return [{ path, code: "no-contact", message, hint: 'add "contact" under "help"' }];
    }),
  );
}
