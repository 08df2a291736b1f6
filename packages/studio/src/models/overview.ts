import type { Stop } from "@cairn/core";
import type {
  Activation,
  Environment,
  Experiments,
  FirstScreenLoss,
  Fix,
  Funnel,
  Marker,
  Overview,
  StallMap,
  Stalls,
  StudioSession,
  TimeToMilestone,
} from "@cairn/core/api";
import { type ReadonlySignal, computed, effect, signal, untracked } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { Route, StalledList } from "../routes.ts";
import type { Announcer } from "./announcer.ts";
import { type Attention, createAttention } from "./attention.ts";
import type { DraftModel } from "./draft.ts";
import { type FixDialog, createFixDialog } from "./fix-dialog.ts";
import { type LastVisit, createLastVisit } from "./last-visit.ts";
import { type Marks, createMarks } from "./marks.ts";
import { type Recomputing, createRecomputing } from "./recomputing.ts";
import { type Resource, createResource, valueOf } from "./resource.ts";
import type { Router } from "./router.ts";
import { NEWEST, moreId, personId } from "./stalled-lists.ts";

/** What the first screen shows: how many get value, where people stop, who is stuck now, what is new. */
export interface OverviewModel {
  readonly nowMs: ReadonlySignal<number>;
  readonly overview: Resource<Overview>;
  readonly activation: Resource<Activation>;
  readonly map: Resource<StallMap>;
  /** Stalls that were marked as fixed in the product. */
  readonly fixes: Resource<readonly Fix[]>;
  readonly fixDialog: FixDialog;
  /** Releases and fixes, as they stand on curves. */
  readonly marks: Marks;
  /** The day that the next mark is for; empty: today. */
  readonly markDay: ReadonlySignal<string>;
  setMarkDay(day: string): void;
  readonly attention: Attention;
  readonly lastVisit: LastVisit;
  readonly funnel: Resource<Funnel>;
  readonly stalls: Resource<Stalls>;
  /** Address of the file with everybody who is stuck or away. */
  readonly stallsCsvUrl: string;
  readonly firstScreen: Resource<FirstScreenLoss>;
  readonly experiments: Resource<Experiments>;
  readonly recomputing: Recomputing;
  /** The milestone of the curve over time; undefined: the whole way. The address keeps it. */
  readonly rate: ReadonlySignal<string | undefined>;
  /** The time curve's milestone; undefined before there is one to choose. The address keeps it. */
  readonly milestone: ReadonlySignal<string | undefined>;
  readonly curve: ReadonlySignal<Resource<TimeToMilestone> | undefined>;
  /** The same of those who came since the latest release or fix; undefined where none is marked. */
  readonly since: ReadonlySignal<CurveSince | undefined>;
  choose(change: { readonly rate?: string; readonly curve?: string }): void;
  /** Lists that show everybody; the address keeps them. */
  readonly all: ReadonlySignal<readonly StalledList[]>;
  /** Shows everybody and moves focus to the first who was hidden, or goes back to the newest. */
  toggleAll(list: StalledList): void;
  readonly stop: Stop;
}

/** A curve of those who came since a marked day. */
export interface CurveSince {
  readonly mark: Marker;
  readonly curve: Resource<TimeToMilestone>;
}

const EVERY_MS = 15_000;
// Verdicts and published versions: somebody has to do something first.
const CALM_MS = 60_000;
// They change by the day, and are read from the log or from everybody.
const SLOW_MS = 600_000;

type OverviewRoute = Route & { readonly kind: "overview" };

/** What it is made from. */
export interface OverviewParts {
  readonly api: Api;
  readonly platform: Platform;
  readonly router: Router;
  readonly draft: DraftModel;
  readonly announcer: Announcer;
}

/** Asks for the figures of one environment, again while the screen is open. */
export function createOverview(
  { api, platform, router, draft, announcer }: OverviewParts,
  session: Pick<StudioSession, "name">,
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
  const map = createResource(platform, () => api.stallMap(env), EVERY_MS);
  const stalls = createResource(platform, () => api.stalls(env), EVERY_MS);
  const funnel = createResource(platform, () => api.funnel(env), CALM_MS);
  const experiments = createResource(platform, () => api.experiments(env), CALM_MS);
  const versions = createResource(platform, () => api.versions(), CALM_MS);
  const activation = createResource(platform, () => api.activation(env), SLOW_MS);
  const firstScreen = createResource(platform, () => api.firstScreenLoss(env), SLOW_MS);
  const fixes = createResource(platform, () => api.fixes(env), SLOW_MS);
  const marks = createMarks(api, platform, announcer, fixes.reload);
  const fixDialog = createFixDialog(marks, platform);
  const markDay = signal("");
  const attention = createAttention(api, platform, draft, overview, env);
  const lastVisit = createLastVisit(platform, `overview-visit:${env}:${session.name}`, () => ({
    stalls: valueOf(stalls),
    name: session.name,
    versions: valueOf(versions),
    experiments: valueOf(experiments)?.guides,
    activation: valueOf(activation),
  }));
  const counted = [overview, map, funnel, stalls, firstScreen, activation, fixes, experiments];
  const recomputing = createRecomputing(api, platform, env, () => {
    for (const one of [...counted, curve.peek()]) one?.reload();
  });

  const here = computed((): OverviewRoute => {
    const { route } = router.place.value;
    return route.kind === "overview" ? route : { kind: "overview" };
  });
  const all = computed(() => here.value.all ?? []);
  // The last step is what the others lead to: its curve is the one to see first.
  const milestone = computed(() => {
    if (here.value.curve !== undefined) return here.value.curve;
    const stones = valueOf(map)?.stones;
    if (stones === undefined) return undefined;
    return stones.at(-1)?.milestone ?? Object.keys(draft.guidebook.value.milestones ?? {}).at(-1);
  });
  const curve = signal<Resource<TimeToMilestone> | undefined>(undefined);
  const stopCurve = effect(() => {
    const id = milestone.value;
    if (id === undefined) return;
    untracked(() => {
      curve.peek()?.stop();
      curve.value = createResource(platform, () => api.timeToMilestone(env, id), EVERY_MS);
    });
  });
  const since = signal<CurveSince | undefined>(undefined);
  const stopSince = effect(() => {
    const id = milestone.value;
    const mark = (valueOf(marks.all) ?? []).find(({ at }) => Date.parse(at) < platform.now());
    untracked(() => {
      since.peek()?.curve.stop();
      since.value =
        id === undefined || mark === undefined
          ? undefined
          : {
              mark,
              curve: createResource(platform, () => api.timeToMilestone(env, id, mark.at), SLOW_MS),
            };
    });
  });
  return {
    nowMs,
    overview,
    activation,
    map,
    fixes,
    fixDialog,
    marks,
    markDay,
    setMarkDay: (day) => (markDay.value = day),
    attention,
    lastVisit,
    funnel,
    stalls,
    stallsCsvUrl: api.stallsCsvUrl(env),
    firstScreen,
    experiments,
    recomputing,
    rate: computed(() => here.value.rate),
    milestone,
    curve,
    since,
    choose({ rate, curve: chosen }) {
      const { rate: rateNow, ...rest } = here.peek();
      const next = rate ?? rateNow ?? "";
      router.swap({
        ...rest,
        ...(next === "" ? {} : { rate: next }),
        ...(chosen === undefined ? {} : { curve: chosen }),
      });
    },
    all,
    toggleAll(list) {
      const open = all.peek();
      const opens = !open.includes(list);
      const next = opens ? [...open, list] : open.filter((one) => one !== list);
      router.swap({ ...here.peek(), all: next });
      // Those who were hidden come before the button: a keyboard would go past them.
      platform.focus(opens ? personId(list, NEWEST) : moreId(list));
    },
    stop() {
      stopCurve();
      stopSince();
      since.peek()?.curve.stop();
      const others = [versions, marks, attention, lastVisit, recomputing];
      for (const one of [...counted, ...others]) one.stop();
      curve.peek()?.stop();
    },
  };
}
