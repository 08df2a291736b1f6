import { FEEDBACK_DAYS, type FeedbackFilters, type Route } from "./routes.ts";

const MOST_DAYS = 365;

/** The screen that `first` and `id` of a path lead to; undefined where there is none. */
export function feedbackRoute(
  first: "feedback" | "feedback-people",
  id: string | undefined,
  query: URLSearchParams,
): Route | undefined {
  const asked = Number(query.get("days") ?? FEEDBACK_DAYS);
  const isKnown = Number.isInteger(asked) && asked >= 1 && asked <= MOST_DAYS;
  const days = isKnown && asked !== FEEDBACK_DAYS ? { days: asked } : {};
  if (first === "feedback") {
    return id === undefined
      ? { kind: "feedback", ...days }
      : { kind: "feedback-part", id, ...days };
  }
  if (id === undefined) return undefined;
  return { kind: "feedback-people", id, ...days, ...filtersIn(query) };
}

/** What a route's address says behind its path. */
export function feedbackQuery(route: Route): readonly (readonly [name: string, value: string])[] {
  switch (route.kind) {
    case "feedback":
    case "feedback-part":
    case "feedback-people": {
      const { who, question, of, pick } = route.kind === "feedback-people" ? route : NO_FILTERS;
      const days = route.days === FEEDBACK_DAYS ? undefined : route.days?.toString();
      return Object.entries({ days, who, question, of, pick }).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value] as const],
      );
    }
    default:
      return [];
  }
}

const NO_FILTERS: FeedbackFilters = {};

function filtersIn(query: URLSearchParams): FeedbackFilters {
  const [who, question, of, pick] = ["who", "question", "of", "pick"].map(
    (name) => query.get(name) ?? undefined,
  );
  return {
    ...(who === undefined ? {} : { who }),
    ...(question === undefined ? {} : { question }),
    ...(of === undefined ? {} : { of }),
    ...(pick === undefined ? {} : { pick }),
  };
}
