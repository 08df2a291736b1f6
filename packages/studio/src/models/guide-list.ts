import type { Stop } from "@cairn/core";
import type { Environment, Overview, VersionContent } from "@cairn/core/api";
import type { Guide } from "@cairn/core/guidebook";
import { type ReadonlySignal, computed, effect, signal, untracked } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { Route } from "../routes.ts";
import type { DraftModel } from "./draft.ts";
import { GUIDE_STANDINGS, type GuideStanding, guideStanding } from "./guide-standing.ts";
import { createPutAway } from "./put-away.ts";
import { type Resource, createResource, valueOf } from "./resource.ts";
import type { Router } from "./router.ts";
import { firstLocale, plainText } from "./text-value.ts";
import { troubleId } from "./troubles.ts";

/** One guide of the draft in the list. */
export interface ListedGuide {
  readonly id: string;
  readonly guide: Guide;
  readonly standing: GuideStanding;
}

/** The guides of the draft, as many as are asked for in the address. */
export interface GuideListModel {
  /** By how they stand, the most urgent first; only those that are asked for. */
  readonly groups: ReadonlySignal<readonly (readonly [GuideStanding, readonly ListedGuide[]])[]>;
  /** How many of all stand how. */
  readonly counts: ReadonlySignal<ReadonlyMap<GuideStanding, number>>;
  /** Whether how they stand is known: what is live has been told. */
  readonly isKnown: ReadonlySignal<boolean>;
  /** How often browsers did not find the guide's element, in all. */
  missedBy(guide: string): number;
  /** Somebody mended the guide: it counts as broken when it is missed again. */
  mended(guide: string): void;
  readonly asked: ReadonlySignal<Route & { readonly kind: "guides" }>;
  /** Changes what is asked for; empty asks for all. */
  ask(change: { search?: string; of?: string; standing?: string }): void;
  readonly stop: Stop;
}

function brokenId(guide: string): string {
  return troubleId({ kind: "broken-guide", guide, title: "", count: 0 });
}

const ALL: Route & { readonly kind: "guides" } = { kind: "guides" };

/** Follows the draft, what is live, and what browsers report as broken. */
export function createGuideList(
  api: Pick<Api, "version" | "overview">,
  platform: Pick<Platform, "after" | "recall" | "remember">,
  router: Router,
  draft: DraftModel,
  env: Environment,
): GuideListModel {
  const live = signal<Resource<VersionContent> | undefined>(undefined);
  const figures: Resource<Overview> = createResource(platform, () => api.overview(env));
  const stopLive = effect(() => {
    const version = draft.stored.value?.live;
    if (version === undefined) return undefined;
    const resource = createResource(platform, () => api.version(version));
    untracked(() => (live.value = resource));
    return resource.stop;
  });
  const away = createPutAway(platform, env);
  // It only counts up: what was mended is put away until it happens again.
  const missed = computed(
    () => new Map((valueOf(figures)?.guides ?? []).map(({ guide, broken }) => [guide, broken])),
  );
  const outside = computed(() => ({
    live: live.value === undefined ? undefined : valueOf(live.value)?.guidebook,
    broken: new Set(
      [...missed.value].flatMap(([guide, count]) =>
        away.has(brokenId(guide), count) ? [] : [guide],
      ),
    ),
  }));
  const all = computed((): readonly ListedGuide[] =>
    Object.entries(draft.guidebook.value.guides ?? {}).map(([id, guide]) => ({
      id,
      guide,
      standing: guideStanding(id, guide, outside.value),
    })),
  );
  const asked = computed(() => {
    const { route } = router.place.value;
    return route.kind === "guides" ? route : ALL;
  });
  const found = computed(() => {
    const { search = "", of, standing } = asked.value;
    const words = search.trim().toLowerCase();
    const locale = firstLocale(draft.guidebook.value);
    return all.value.filter(
      ({ id, guide, standing: own }) =>
        (of === undefined || guide.kind === of) &&
        (standing === undefined || own === standing) &&
        `${plainText(guide.title, locale)} ${id} ${guide.note ?? ""}`.toLowerCase().includes(words),
    );
  });
  const standing = (list: readonly ListedGuide[], one: GuideStanding): readonly ListedGuide[] =>
    list.filter((listed) => listed.standing === one);
  return {
    groups: computed(() =>
      GUIDE_STANDINGS.map((one) => [one, standing(found.value, one)] as const).filter(
        ([, members]) => members.length > 0,
      ),
    ),
    counts: computed(
      () => new Map(GUIDE_STANDINGS.map((one) => [one, standing(all.value, one).length])),
    ),
    isKnown: computed(() => {
      const stored = draft.stored.value;
      if (stored === undefined) return false;
      return stored.live === undefined || outside.value.live !== undefined;
    }),
    missedBy: (guide) => missed.value.get(guide) ?? 0,
    mended: (guide) => away.add(brokenId(guide), missed.peek().get(guide) ?? 0),
    asked,
    ask(change) {
      const { search, of, standing: own } = { ...asked.peek(), ...change };
      router.swap({
        kind: "guides",
        ...(search ? { search } : {}),
        ...(of ? { of } : {}),
        ...(own ? { standing: own } : {}),
      });
    },
    stop() {
      stopLive();
      figures.stop();
    },
  };
}
