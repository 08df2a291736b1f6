import type {
  CountSegment,
  Environment,
  EventSuggestions,
  MilestonePreview,
  PreviewAs,
  PreviewedPerson,
  PreviewMilestone,
  SegmentCount,
  Simulate,
  Simulation,
} from "@cairn/core/api";
import type { Answer, Patient } from "./exchange.ts";

/** What the studio asks about whom a draft reaches. */
export interface ReachApi {
  /** Who would have seen a guide of the draft. */
  simulate(env: Environment, asked: Simulate, patient: Patient): Answer<Simulation>;
  /** Who fits a condition now. */
  countSegment(env: Environment, asked: CountSegment, patient: Patient): Answer<SegmentCount>;
  /** What a milestone makes of history. */
  previewMilestone(
    env: Environment,
    asked: PreviewMilestone,
    patient: Patient,
  ): Answer<MilestonePreview>;
  suggestEvents(env: Environment, patient: Patient): Answer<EventSuggestions>;
  /** How a guide of the draft stands for one person. */
  previewAs(env: Environment, asked: PreviewAs): Answer<PreviewedPerson>;
}

/** Asks by `call` and, what takes a while, by `lines`, at the addresses that `url` makes. */
export function createReachApi(
  call: <Value>(method: string, url: string, body?: unknown) => Answer<Value>,
  lines: <Value>(method: string, url: string, body: unknown, patient: Patient) => Answer<Value>,
  url: (path: string, query: { readonly env: Environment }) => string,
): ReachApi {
  return {
    simulate: (env, asked, patient) => lines("POST", url("simulate", { env }), asked, patient),
    countSegment: (env, asked, patient) =>
      lines("POST", url("segments/count", { env }), asked, patient),
    previewMilestone: (env, asked, patient) =>
      lines("POST", url("milestones/preview", { env }), asked, patient),
    suggestEvents: (env, patient) =>
      lines("GET", url("milestones/suggestions", { env }), undefined, patient),
    previewAs: (env, asked) => call("POST", url("preview-as", { env }), asked),
  };
}
