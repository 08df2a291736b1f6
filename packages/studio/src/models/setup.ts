import type { Draft } from "@cairn/core/api";
import type { Guidebook } from "@cairn/core/guidebook";
import type { Route } from "../routes.ts";

/** One step on the way from an empty product to help that is live. */
export interface SetupStep {
  readonly id: "install" | "milestone" | "checklist" | "answer" | "publish";
  readonly title: string;
  readonly detail: string;
  readonly done: boolean;
  readonly route: Route;
}

/** What is done and what comes next, judged from the draft and from what arrived. */
export function setupSteps(
  guidebook: Guidebook,
  stored: Draft | undefined,
  events: number,
): readonly SetupStep[] {
  const guides = Object.values(guidebook.guides ?? {});
  return [
    {
      id: "install",
      title: "Add the script tag",
      detail: "One line in your page. The first event shows here within seconds.",
      done: events > 0,
      route: { kind: "install" },
    },
    {
      id: "milestone",
      title: "Say what getting value looks like",
      detail: "A milestone is something people do, such as sending a first invoice.",
      done: Object.keys(guidebook.milestones ?? {}).length > 0,
      route: { kind: "milestones" },
    },
    {
      id: "checklist",
      title: "Make a checklist of the way there",
      detail: "Its items tick themselves when their milestone is reached.",
      done: guides.some((guide) => guide.kind === "checklist"),
      route: { kind: "guides" },
    },
    {
      id: "answer",
      title: "Answer the question people get stuck on",
      detail: "It is offered at the moment somebody stalls.",
      done: Object.keys(guidebook.faqs ?? {}).length > 0,
      route: { kind: "answers" },
    },
    {
      id: "publish",
      title: "Publish",
      detail: "Open tabs take up the new version by themselves.",
      done: stored?.live !== undefined,
      route: { kind: "publish" },
    },
  ];
}
