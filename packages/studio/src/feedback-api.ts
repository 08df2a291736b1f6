import type { Environment, Feedback, Respondents } from "@cairn/core/api";
import type { Answer } from "./exchange.ts";
import type { FeedbackFilters } from "./routes.ts";

/** What the studio asks about surveys and cancel flows. */
export interface FeedbackApi {
  feedback(env: Environment, days: number): Answer<Feedback>;
  /** The people behind a figure of the survey or cancel flow `id`. */
  respondents(
    env: Environment,
    id: string,
    days: number,
    which: FeedbackFilters,
    cursor?: string,
  ): Answer<Respondents>;
  /** Address of the file with everybody's answers. */
  feedbackCsvUrl(env: Environment, id: string, days: number): string;
}

/** Asks by `call` at the addresses that `url` makes. */
export function createFeedbackApi(
  call: <Value>(method: string, url: string) => Answer<Value>,
  url: (path: string, query: Readonly<Record<string, string | undefined>>) => string,
): FeedbackApi {
  const at = (id: string, step: string): string =>
    `insights/feedback/${encodeURIComponent(id)}/${step}`;
  return {
    feedback: (env, days) => call("GET", url("insights/feedback", { env, days: String(days) })),
    respondents(env, id, days, { of, ...which }, cursor) {
      const query = { env, days: String(days), ...which, kind: of, cursor, limit: "50" };
      return call("GET", url(at(id, "people"), query));
    },
    feedbackCsvUrl: (env, id, days) => url(at(id, "export"), { env, days: String(days) }),
  };
}
