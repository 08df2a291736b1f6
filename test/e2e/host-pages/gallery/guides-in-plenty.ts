import type { CompiledFigure, CompiledGuide, CompiledNotice, CompiledTourStep } from "@cairn/core";
import { always, plain } from "./texts.ts";
import { wordsInPlenty } from "./words-in-plenty.ts";

/** Tour, survey, welcome question, cancel flow, recap, banner and slideout. */
export function guidesInPlenty(dir: "ltr" | "rtl"): readonly CompiledGuide[] {
  const words = wordsInPlenty[dir];
  const link = { kind: "link", label: words.action, href: "#/see" } as const;
  const notice = (
    id: keyof typeof words.notices,
    how: Pick<CompiledNotice, "style" | "tone" | "edge">,
  ): CompiledNotice => {
    const [title, body] = words.notices[id];
    return { ...always, kind: "notice", id, ...how, title, body: plain(body), actions: [link] };
  };
  const figures: readonly CompiledFigure[] = words.figures.map((label, at) => ({
    id: `figure-${at}`,
    label,
    from: { kind: "trait", trait: "any" },
    scale: 1,
    ...(at === 2 && { currency: "EUR" }),
  }));
  const choices = (labels: readonly string[]) =>
    labels.map((label, at) => ({ id: `option-${at}`, label }));
  const question = { isOptional: false, branches: [] };

  return [
    notice("banner", { style: "banner", tone: "plain", edge: "top" }),
    notice("alert", { style: "banner", tone: "alert", edge: "bottom" }),
    notice("slideout", { style: "slideout", tone: "plain", edge: "top" }),
    notice("celebration", { style: "slideout", tone: "celebrate", edge: "top" }),
    {
      ...always,
      kind: "tour",
      id: "tour",
      title: words.tour,
      steps: words.steps.map(([title, body], at): CompiledTourStep => {
        const selector = ["#connect", "#export", undefined][at];
        return {
          id: `step-${at}`,
          ...(selector !== undefined && { target: { selectors: [selector] } }),
          title,
          body: plain(body),
          pages: [],
          missing: "wait",
          waitMs: 4000,
          spotlight: selector !== undefined,
          advance: at === 1 ? { on: "click" } : { on: "button" },
          branches: [],
          isLast: at === 2,
        };
      }),
    },
    {
      ...always,
      kind: "survey",
      id: "survey",
      title: words.survey,
      thanks: "",
      sample: 1,
      questions: [
        { ...question, kind: "nps", id: "nps", title: words.nps, low: "", high: "" },
        {
          ...question,
          kind: "multiple",
          id: "missing",
          title: words.multiple,
          options: choices(words.options),
        },
        { ...question, kind: "text", id: "why", title: words.text, isOptional: true },
      ],
    },
    {
      ...always,
      kind: "welcome",
      id: "welcome",
      title: words.welcome,
      intro: plain(words.welcomeIntro),
      trait: "goal",
      options: words.goals.map(([label, detail], at) => ({ id: `goal-${at}`, label, detail })),
    },
    {
      ...always,
      kind: "recap",
      id: "recap",
      style: "modal",
      title: words.recap,
      body: plain(words.recapBody),
      figures,
      actions: [link],
    },
    {
      ...always,
      kind: "cancel",
      id: "cancel",
      title: words.cancel,
      figures,
      question: words.why,
      reasons: words.reasons.map((label, at) => ({
        id: `reason-${at}`,
        label,
        ...(at === 0 && {
          remedy: {
            id: "pause",
            kind: "pause",
            title: words.remedy,
            body: plain(words.remedyBody),
            label: words.pause,
          },
        }),
      })),
    },
  ];
}
