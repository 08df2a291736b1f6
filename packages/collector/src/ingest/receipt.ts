import type { LogEvent, Verdict } from "../store/event-log.ts";
import { reasonOf } from "./dead-letter.ts";
import type { OutcomeCounts } from "./identity-coverage.ts";
import type { Place, Refused } from "./validate.ts";

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
  events,
  places,
  verdicts,
  refused,
  identity,
}: {
  readonly events: readonly LogEvent[];
  readonly places: readonly Place[];
  readonly verdicts: readonly Verdict[];
  readonly refused: readonly Refused[];
  readonly identity: OutcomeCounts;
}): Receipt {
  const counted = (verdict: Verdict): number => verdicts.filter((one) => one === verdict).length;
  const erased = events.flatMap((event, at): readonly RejectedMessage[] => {
    if (verdicts[at] !== "erased") return [];
    const { messageId } = event;
    return [{ index: places[at]?.index ?? at, messageId, code: "erased", message: ERASED }];
  });
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
    ...sentFrom(events.filter((_, at) => verdicts[at] === "accepted")),
  };
}

function sentFrom(events: readonly LogEvent[]): Pick<Receipt, "fromBrowsers" | "inMemory"> {
  const stamps = events.flatMap(({ context }) => {
    const stamp = context?.["cairn"];
    return typeof stamp === "object" && stamp !== null
      ? [stamp as { readonly storage?: unknown }]
      : [];
  });
  const inMemory = stamps.filter(({ storage }) => storage === "memory").length;
  return { fromBrowsers: stamps.length, inMemory };
}

const ERASED = "this happened before its person was erased here; nothing of it is kept";
