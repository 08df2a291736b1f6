import type { Problem } from "@cairn/core";
import type { Guidebook } from "@cairn/core/guidebook";
import type { Route } from "../routes.ts";
import { partRoute, partTitle } from "./part-place.ts";

/** Problems of one milestone, guide or answer, with the way to its form. */
export interface ProblemPlace {
  readonly title: string;
  /** Without a route where no form holds it. */
  readonly problems: readonly { readonly problem: Problem; readonly route: Route | undefined }[];
}

/** Groups problems by the part of the guidebook that they are about. */
export function problemPlaces(
  problems: readonly Problem[],
  guidebook: Guidebook,
): readonly ProblemPlace[] {
  const places = new Map<string, { problem: Problem; route: Route | undefined }[]>();
  for (const problem of problems) {
    const path = problem.path.split(".");
    const title = partTitle(path, guidebook);
    const list = places.get(title) ?? [];
    list.push({ problem, route: partRoute(path, guidebook) });
    places.set(title, list);
  }
  return [...places].map(([title, list]) => ({ title, problems: list }));
}
