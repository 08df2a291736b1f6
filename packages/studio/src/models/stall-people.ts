import type { Stop } from "@cairn/core";
import type { Environment, People, PersonSummary, StallMap } from "@cairn/core/api";
import type { Answer, Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { Route } from "../routes.ts";
import { type Pages, createPages } from "./pages.ts";
import { type Resource, createResource } from "./resource.ts";

/** Which people: behind a figure of a stone, or behind a piece of its evidence. */
export type StallAsked = Omit<Route & { readonly kind: "stall" }, "kind">;

/** The people behind one figure of the stall map. */
export interface StallPeopleModel extends Pages<PersonSummary> {
  readonly asked: StallAsked;
  readonly nowMs: number;
  /** The stone, and the words of its evidence, stand there. */
  readonly map: Resource<StallMap>;
  readonly first: Resource<People>;
  readonly stop: Stop;
}

/** Lists them page by page. */
export function createStallPeople(
  api: Pick<Api, "stallMap" | "stallPeople">,
  platform: Pick<Platform, "now" | "after">,
  env: Environment,
  asked: StallAsked,
): StallPeopleModel {
  const map = createResource(platform, () => api.stallMap(env));
  const first = createResource(platform, () => api.stallPeople(env, asked));
  const next = (cursor: string): Answer<People> => api.stallPeople(env, asked, cursor);
  return {
    asked,
    nowMs: platform.now(),
    map,
    first,
    ...createPages(first, next, ({ people }) => people),
    stop() {
      map.stop();
      first.stop();
    },
  };
}
