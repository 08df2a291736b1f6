import type { Resource } from "../resource.ts";
import { environment, integer, listOf, number, object, oneOf, ref, text } from "../schema.ts";

const RATES = {
  now: ref("ArrivalGroup"),
  before: ref("ArrivalGroup"),
  "change?": ref("ShareEstimate"),
  "moved?": oneOf("rose", "fell"),
  series: listOf(ref("ArrivalGroup")),
};

/** How many get value over time, and stalls that were mended. */
export const ACTIVATION: Resource = {
  operations: [
    {
      method: "get",
      path: "/insights/activation",
      summary:
        "Share of those who came that got value within a time: now, in the period before, and over time; all activation milestones together, and each.",
      query: { env: environment },
      status: 200,
      answer: ref("Activation"),
    },
    {
      method: "get",
      path: "/fixes",
      summary:
        "Markers that say a stall was fixed, each with those who came to that milestone before and after it.",
      query: { env: environment },
      status: 200,
      answer: listOf(ref("Fix")),
    },
  ],
  schemas: {
    Activation: object({
      withinMs: number,
      days: integer,
      ...RATES,
      milestones: listOf(object({ milestone: text, title: text, ...RATES })),
    }),
    Fix: object({ marker: ref("Marker"), found: ref("BeforeAfter") }),
  },
};
