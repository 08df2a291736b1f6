import type { Answer } from "../platform/platform.ts";

/** The collector's verdict on a batch; see the batch endpoint. */
export interface Verdict {
  readonly success?: boolean;
  readonly accepted?: number;
  readonly duplicates?: number;
  readonly rejected?: readonly { readonly code: string; readonly message: string }[];
}

/** The verdict in `answer`. A captive portal answers 200 as well, but not like this. */
export function verdictOf({ status, body }: Answer): Verdict | undefined {
  const verdict = body as Verdict | undefined;
  return status === 200 && verdict?.success ? verdict : undefined;
}
