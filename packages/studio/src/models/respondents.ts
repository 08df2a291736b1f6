import type { Stop } from "@cairn/core";
import type { Environment, Feedback, Respondent, Respondents } from "@cairn/core/api";
import type { Answer, Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import { FEEDBACK_DAYS, type Route } from "../routes.ts";
import { type Pages, createPages } from "./pages.ts";
import { type Resource, createResource } from "./resource.ts";

/** Which people: behind a figure of a survey or a cancel flow. */
export type RespondentsAsked = Omit<Route & { readonly kind: "feedback-people" }, "kind">;

/** The people behind one figure of a survey or a cancel flow. */
export interface RespondentsModel extends Pages<Respondent> {
  readonly asked: RespondentsAsked;
  readonly nowMs: number;
  /** What the survey, its questions and its options are called stands there. */
  readonly figures: Resource<Feedback>;
  readonly first: Resource<Respondents>;
  readonly stop: Stop;
}

/** Lists them page by page. */
export function createRespondents(
  api: Pick<Api, "feedback" | "respondents">,
  platform: Pick<Platform, "now" | "after">,
  env: Environment,
  { id, days = FEEDBACK_DAYS, ...which }: RespondentsAsked,
): RespondentsModel {
  const figures = createResource(platform, () => api.feedback(env, days));
  const first = createResource(platform, () => api.respondents(env, id, days, which));
  const next = (cursor: string): Answer<Respondents> =>
    api.respondents(env, id, days, which, cursor);
  return {
    asked: { id, days, ...which },
    nowMs: platform.now(),
    figures,
    first,
    ...createPages(first, next, ({ people }) => people),
    stop() {
      figures.stop();
      first.stop();
    },
  };
}
