import type { Stop } from "@cairn/core";
import type {
  Environment,
  EnvironmentState,
  Schedule,
  Version,
  VersionRelease,
} from "@cairn/core/api";
import { type ReadonlySignal, computed, effect, signal, untracked } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import { type VersionBooks, createVersionBooks } from "./compare-versions.ts";
import type { DraftModel } from "./draft.ts";
import { type GuidebookImport, createGuidebookImport } from "./guidebook-import.ts";
import { momentOf } from "./local-time.ts";
import { type PublishSteps, type StepOutcome, createPublishSteps } from "./publish-steps.ts";
import { type Recomputing, createRecomputing } from "./recomputing.ts";
import { type Resource, createResource } from "./resource.ts";
import type { Router } from "./router.ts";

/** A step that wants a second word before it is taken. */
export type Confirming =
  | { readonly kind: "pause"; readonly environment?: Environment }
  | { readonly kind: "promote"; readonly version: Version };

/** Publishing now or later, to test or live, going back, and pausing everything. */
export interface PublishModel extends PublishSteps {
  readonly nowMs: number;
  readonly note: ReadonlySignal<string>;
  readonly target: ReadonlySignal<Environment>;
  /** What the date-and-time field holds; undefined while one publishes at once. */
  readonly later: ReadonlySignal<string | undefined>;
  readonly busy: ReadonlySignal<boolean>;
  readonly outcome: ReadonlySignal<StepOutcome | undefined>;
  readonly environments: Resource<readonly EnvironmentState[]>;
  readonly schedules: Resource<readonly Schedule[]>;
  readonly versions: Resource<readonly Version[]>;
  readonly releases: Resource<readonly VersionRelease[]>;
  readonly books: VersionBooks;
  /** The two versions that are compared, by the address. */
  readonly compared: ReadonlySignal<{ readonly from: number; readonly to: number } | undefined>;
  readonly recomputing: Recomputing;
  readonly importing: GuidebookImport;
  readonly confirming: ReadonlySignal<Confirming | undefined>;
  setNote(note: string): void;
  setTarget(environment: Environment): void;
  setLater(field: string | undefined): void;
  ask(confirming: Confirming | undefined): void;
  confirm(): Promise<void>;
  readonly stop: Stop;
}

// What is scheduled comes about by itself, and colleagues publish, too.
const LOOK_AGAIN_MS = 15_000;

/** Publishes the draft as it is stored, after the last edit has been saved. */
export function createPublish(
  api: Api,
  platform: Platform,
  draft: DraftModel,
  router: Router,
  env: Environment,
): PublishModel {
  const note = signal("");
  const target = signal<Environment>("live");
  const later = signal<string | undefined>(undefined);
  const confirming = signal<Confirming | undefined>(undefined);
  const environments = createResource(platform, () => api.environments(), LOOK_AGAIN_MS);
  const schedules = createResource(platform, () => api.schedules(), LOOK_AGAIN_MS);
  const versions = createResource(platform, () => api.versions());
  const releases = createResource(platform, () => api.releases());
  const recomputing = createRecomputing(api, platform, env);
  const compared = computed(() => {
    const { route } = router.place.value;
    if (route.kind !== "publish" || route.to === undefined) return undefined;
    return { from: route.from ?? Math.max(0, route.to - 1), to: route.to };
  });
  const wanted = computed((): readonly number[] => {
    const pair = compared.value;
    const live = draft.stored.value?.live;
    return [
      ...(live === undefined ? [] : [live]),
      ...(pair === undefined ? [] : [pair.from, pair.to]),
    ];
  });
  const books = createVersionBooks(api, platform, wanted);
  const reload = (): void => {
    // The button that was pressed may be gone, and what came of it stands above.
    platform.focus("publish-outcome");
    for (const resource of [environments, schedules, versions, releases]) resource.reload();
    recomputing.look();
  };
  const steps = createPublishSteps(api, draft, reload, {
    note: () => note.peek().trim(),
    target: () => target.peek(),
    at: () => momentOf(later.peek() ?? ""),
    published() {
      note.value = "";
      later.value = undefined;
    },
  });
  // Somebody else may have published, or a schedule came due: the draft then says which version is live.
  const stopFollowing = effect(() => {
    const { state } = environments;
    const live = state.value.kind === "ready" ? state.value.value[0]?.version?.version : undefined;
    untracked(() => {
      const known = draft.stored.peek();
      if (live === undefined || known === undefined || known.live === live) return;
      void draft.load();
      versions.reload();
      releases.reload();
    });
  });
  return {
    ...steps,
    nowMs: platform.now(),
    note,
    target,
    later,
    environments,
    schedules,
    versions,
    releases,
    books,
    compared,
    recomputing,
    importing: createGuidebookImport(draft),
    confirming,
    setNote(text) {
      note.value = text;
    },
    setTarget(environment) {
      target.value = environment;
    },
    setLater(field) {
      later.value = field;
    },
    ask(what) {
      confirming.value = what;
    },
    async confirm() {
      const what = confirming.peek();
      confirming.value = undefined;
      if (what?.kind === "pause") await steps.pause(true, what.environment);
      if (what?.kind === "promote") await steps.promote(what.version.version);
    },
    stop() {
      stopFollowing();
      for (const part of [environments, schedules, versions, releases, recomputing, books]) {
        part.stop();
      }
    },
  };
}
