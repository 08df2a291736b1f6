import type { Row } from "../outbox/rows.ts";
import type { Outcome } from "./send.ts";

type Verdict = Extract<Outcome, { kind: "verdict" }>;

/**
 * Sends `rows`; a batch that is refused as a whole is halved until the rows that spoil it stand alone.
 * `settle` is called for each part as soon as there is a verdict. Resolves to the first failure, if any.
 */
export async function deliver(
  rows: readonly Row[],
  send: (rows: readonly Row[]) => Promise<Outcome>,
  settle: (rows: readonly Row[], verdict: Verdict) => Promise<void>,
): Promise<Exclude<Outcome, { kind: "split" }>> {
  const outcome = await send(rows);
  if (outcome.kind !== "split") {
    if (outcome.kind === "verdict") await settle(rows, outcome);
    return outcome;
  }
  const [first] = rows;
  if (rows.length === 1 && first) {
    const refused = [{ id: first.id, code: outcome.code }];
    const verdict: Verdict = { kind: "verdict", duplicates: 0, refused };
    await settle(rows, verdict);
    return verdict;
  }
  const middle = rows.length >> 1;
  const left = await deliver(rows.slice(0, middle), send, settle);
  return left.kind === "verdict" ? deliver(rows.slice(middle), send, settle) : left;
}
