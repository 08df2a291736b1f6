import type { Stop } from "@cairn/core";
import type { Environment, Feedback, Respondent, Respondents } from "@cairn/core/api";
import { type ReadonlySignal, computed, signal } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import { FEEDBACK_DAYS, type Route } from "../routes.ts";
import { type Resource, createResource, valueOf } from "./resource.ts";

/** Which people: behind a figure of a survey or a cancel flow. */
export type RespondentsAsked = Omit<Route & { readonly kind: "feedback-people" }, "kind">;

/** The people behind one figure of a survey or a cancel flow. */
export interface RespondentsModel {
  readonly asked: RespondentsAsked;
  readonly nowMs: number;
  /** What the survey, its questions and its options are called stands there. */
  readonly figures: Resource<Feedback>;
  readonly first: Resource<Respondents>;
  /** Pages after the first. */
  readonly more: ReadonlySignal<readonly Respondent[]>;
  readonly cursor: ReadonlySignal<string | undefined>;
  /** The next page is on its way, or did not come. */
  readonly paging: ReadonlySignal<"no" | "yes" | "failed">;
  loadMore(): Promise<void>;
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
  const pages = signal<readonly Respondents[]>([]);
  const paging = signal<"no" | "yes" | "failed">("no");
  const cursor = computed(() => (pages.value.at(-1) ?? valueOf(first))?.cursor);
  return {
    asked: { id, days, ...which },
    nowMs: platform.now(),
    figures,
    first,
    more: computed(() => pages.value.flatMap(({ people }) => people)),
    cursor,
    paging,
    async loadMore() {
      const from = cursor.peek();
      if (from === undefined || paging.peek() === "yes") return;
      paging.value = "yes";
      const answer = await api.respondents(env, id, days, which, from);
      paging.value = answer.ok ? "no" : "failed";
      if (answer.ok) pages.value = [...pages.peek(), answer.value];
    },
    stop() {
      figures.stop();
      first.stop();
    },
  };
}
