import type { Row } from "../outbox/rows.ts";
import type { Answer } from "../platform/platform.ts";

/** The collector's verdict on a batch; see the batch endpoint. */
export interface Verdict {
  readonly success?: boolean;
  readonly duplicates?: number;
  readonly rejected?: readonly { readonly code: string }[];
}

/**
 * Sends `rows`; a batch that is refused as a whole (400, 413) is halved until the rows that spoil it stand
 * alone. `settle` gets each part with its verdict as soon as there is one. Resolves to the first answer
 * that is no verdict, if any.
 */
export async function deliver(
  rows: readonly Row[],
  send: (rows: readonly Row[]) => Promise<Answer>,
  settle: (rows: readonly Row[], verdict: Verdict) => Promise<void>,
): Promise<Answer | undefined> {
  const answer = await send(rows);
  const { status } = answer;
  const verdict = verdictOf(answer);
  if (verdict) await settle(rows, verdict);
  else if (status !== 400 && status !== 413) return answer;
  else if (rows.length < 2) {
    const code = status === 413 ? "too-large" : "malformed";
    await settle(rows, { rejected: [{ code }] });
  } else {
    const middle = rows.length >> 1;
    return (
      (await deliver(rows.slice(0, middle), send, settle)) ??
      deliver(rows.slice(middle), send, settle)
    );
  }
  return undefined;
}

/** The verdict in `answer`. A captive portal answers 200 as well, but not like this. */
export function verdictOf({ status, body }: Answer): Verdict | undefined {
  const verdict = body as Verdict | undefined;
  return status === 200 && verdict?.success ? verdict : undefined;
}
