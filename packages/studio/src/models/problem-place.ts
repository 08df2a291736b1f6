import type { Problem } from "@cairn/core";
import type { Guidebook } from "@cairn/core/guidebook";
import type { Route } from "../routes.ts";
import { firstLocale, plainText } from "./text-value.ts";

/** Problems of one milestone, guide or answer, with the way to its form. */
export interface ProblemPlace {
  readonly title: string;
  readonly problems: readonly { readonly problem: Problem; readonly route: Route }[];
}

/** Groups problems by the part of the guidebook that they are about. */
export function problemPlaces(
  problems: readonly Problem[],
  guidebook: Guidebook,
): readonly ProblemPlace[] {
  const places = new Map<string, { problem: Problem; route: Route }[]>();
  for (const problem of problems) {
    const title = titleOf(problem.path, guidebook);
    const list = places.get(title) ?? [];
    list.push({ problem, route: routeOf(problem.path, guidebook) });
    places.set(title, list);
  }
  return [...places].map(([title, list]) => ({ title, problems: list }));
}

function titleOf(path: string, guidebook: Guidebook): string {
  const [section = "", id = ""] = path.split(".");
  const locale = firstLocale(guidebook);
  const named = (kind: string, words: unknown): string =>
    `${kind} “${plainText(words, locale) || id}”`;
  const guide = guidebook.guides?.[id];
  switch (section) {
    case "milestones":
      return named("Milestone", guidebook.milestones?.[id]?.title);
    case "guides":
      if (guide?.kind === "hint") return named("Hint", guide.title);
      return named(guide?.kind === "notice" ? "Notice" : "Checklist", guide?.title);
    case "faqs":
      return named("Answer", guidebook.faqs?.[id]?.question);
    case "help":
      return "Help button";
    case "activation":
      return "Activation";
    case "locales":
      return "Languages";
    default:
      return `Other settings: ${section === "" ? "guidebook" : section}`;
  }
}

function routeOf(path: string, guidebook: Guidebook): Route {
  const [section = "", id = ""] = path.split(".");
  if (section === "milestones" && guidebook.milestones?.[id]) {
    return { kind: "milestone", id, at: path };
  }
  if (section === "guides" && guidebook.guides?.[id]) return { kind: "guide", id, at: path };
  if (section === "faqs" && guidebook.faqs?.[id]) return { kind: "answer", id, at: path };
  if (section === "help") return { kind: "answers", at: path };
  if (section === "activation") return { kind: "milestones" };
  return { kind: "publish" };
}
