import type { Verdict } from "../store/event-log.ts";
import { reasonOf } from "./dead-letter.ts";
import type { OutcomeCounts } from "./identity-coverage.ts";
import type { Outline } from "./outline.ts";
import type { Refused } from "./validate.ts";

/** What became of one request's messages, all of it durable. */
export interface Receipt {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly RejectedMessage[];
  readonly verdicts: readonly Verdict[];
  /** What the identified events carried; empty where no tokens are asked for. */
  readonly identity: OutcomeCounts;
  /** Of `accepted`: those that the browser SDK sent. */
  readonly fromBrowsers: number;
  /** Of `fromBrowsers`: those that their browser could keep only as long as the page stood. */
  readonly inMemory: number;
}

export interface RejectedMessage {
  readonly index: number;
  readonly messageId?: string;
  readonly code: string;
  readonly message: string;
}

/** Puts together what became of each message; every message of the request is in exactly one of the counts. */
export function receiptOf({
  outlines,
  verdicts,
  refused,
  identity,
}: {
  readonly outlines: readonly Outline[];
  /** Of each of `outlines`. */
  readonly verdicts: readonly Verdict[];
  readonly refused: readonly Refused[];
  readonly identity: OutcomeCounts;
}): Receipt {
  const counted = (verdict: Verdict): number => verdicts.filter((one) => one === verdict).length;
  const erased = outlines.flatMap(({ index, messageId }, at): readonly RejectedMessage[] =>
    verdicts[at] === "erased" ? [{ index, messageId, code: "erased", message: ERASED }] : [],
  );
  const rejected = refused.map((one) => ({
    index: one.index,
    ...(one.messageId === undefined ? {} : { messageId: one.messageId }),
    code: one.problems[0]?.code ?? "refused",
    message: reasonOf(one),
  }));
  return {
    accepted: counted("accepted"),
    duplicates: counted("duplicate"),
    rejected: [...rejected, ...erased].toSorted((a, b) => a.index - b.index),
    verdicts,
    identity,
    ...sentFrom(outlines.filter((_, at) => verdicts[at] === "accepted")),
  };
}

function sentFrom(outlines: readonly Outline[]): Pick<Receipt, "fromBrowsers" | "inMemory"> {
  const kept = outlines.flatMap(({ keptIn }) => keptIn ?? []);
  return { fromBrowsers: kept.length, inMemory: kept.filter((one) => one === "memory").length };
}

const ERASED = "this happened before its person was erased here; nothing of it is kept";
