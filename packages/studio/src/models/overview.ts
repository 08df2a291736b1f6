import type { Stop } from "@cairn/core";
import type {
  Environment,
  FirstScreenLoss,
  Funnel,
  Overview,
  Stalls,
  TimeToMilestone,
} from "@cairn/core/api";
import { type ReadonlySignal, computed, effect, signal } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { StalledList } from "../routes.ts";
import type { DraftModel } from "./draft.ts";
import { type Recomputing, createRecomputing } from "./recomputing.ts";
import { type Resource, createResource, valueOf } from "./resource.ts";
import type { Router } from "./router.ts";
import { NEWEST, moreId, personId } from "./stalled-lists.ts";

/** What the first screen shows: how far people get, where they stop, who is stuck now. */
export interface OverviewModel {
  readonly nowMs: ReadonlySignal<number>;
  readonly overview: Resource<Overview>;
  readonly funnel: Resource<Funnel>;
  readonly stalls: Resource<Stalls>;
  /** Address of the file with everybody who is stuck or away. */
  readonly stallsCsvUrl: string;
  readonly firstScreen: Resource<FirstScreenLoss>;
  readonly recomputing: Recomputing;
  /** The curve's milestone; undefined before there is one to choose. */
  readonly milestone: ReadonlySignal<string | undefined>;
  readonly curve: ReadonlySignal<Resource<TimeToMilestone> | undefined>;
  choose(milestone: string): void;
  /** Lists that show everybody; the address keeps them. */
  readonly all: ReadonlySignal<readonly StalledList[]>;
  /** Shows everybody and moves focus to the first who was hidden, or goes back to the newest. */
  toggleAll(list: StalledList): void;
  readonly stop: Stop;
}

const EVERY_MS = 15_000;
// It changes by the day, and is read from the log.
const FIRST_SCREEN_EVERY_MS = 600_000;

/** Asks for the figures of one environment, again every 15 s while the screen is open. */
export function createOverview(
  api: Api,
  platform: Platform,
  router: Router,
  draft: DraftModel,
  env: Environment,
): OverviewModel {
  const nowMs = signal(platform.now());
  const overview = createResource(
    platform,
    () => {
      nowMs.value = platform.now();
      return api.overview(env);
    },
    EVERY_MS,
  );
  const funnel = createResource(platform, () => api.funnel(env), EVERY_MS);
  const stalls = createResource(platform, () => api.stalls(env), EVERY_MS);
  const firstScreen = createResource(
    platform,
    () => api.firstScreenLoss(env),
    FIRST_SCREEN_EVERY_MS,
  );
  const recomputing = createRecomputing(api, platform, env, () => {
    for (const one of [overview, funnel, stalls, firstScreen, curve.peek()]) one?.reload();
  });
  const all = computed(() => {
    const { route } = router.place.value;
    return route.kind === "overview" ? (route.all ?? []) : [];
  });
  const milestone = signal<string | undefined>(undefined);
  const curve = signal<Resource<TimeToMilestone> | undefined>(undefined);
  const choose = (id: string): void => {
    if (id === milestone.peek()) return;
    curve.peek()?.stop();
    milestone.value = id;
    curve.value = createResource(platform, () => api.timeToMilestone(env, id), EVERY_MS);
  };
  // The last step is what the others lead to: its curve is the one to see first.
  const stopFirst = effect(() => {
    const steps = valueOf(funnel)?.steps ?? [];
    const ids = steps.map((step) => step.step).filter((step) => !step.startsWith("event:"));
    const all = Object.keys(draft.guidebook.value.milestones ?? {});
    const first = ids.at(-1) ?? (funnel.state.value.kind === "ready" ? all.at(-1) : undefined);
    if (first !== undefined && milestone.peek() === undefined) choose(first);
  });
  return {
    nowMs,
    overview,
    funnel,
    stalls,
    stallsCsvUrl: api.stallsCsvUrl(env),
    firstScreen,
    recomputing,
    milestone,
    curve,
    choose,
    all,
    toggleAll(list) {
      const open = all.peek();
      const opens = !open.includes(list);
      const next = opens ? [...open, list] : open.filter((one) => one !== list);
      router.swap({ kind: "overview", all: next });
      // Those who were hidden come before the button: a keyboard would go past them.
      platform.focus(opens ? personId(list, NEWEST) : moreId(list));
    },
    stop() {
      stopFirst();
      for (const one of [overview, funnel, stalls, firstScreen, recomputing]) one.stop();
      curve.peek()?.stop();
    },
  };
}
