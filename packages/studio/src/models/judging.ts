import type { Stop } from "@cairn/core";
import type { AwayStatus, Environment, StallModel } from "@cairn/core/api";
import { type ReadonlySignal, effect, signal } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { DraftModel } from "./draft.ts";
import { type FormModel, createForm } from "./form.ts";
import { type Resource, createResource, valueOf } from "./resource.ts";

/** How stalls are judged, how good that is, and learning it anew. */
export interface JudgingModel {
  readonly nowMs: ReadonlySignal<number>;
  readonly model: Resource<StallModel>;
  /** How people who are not there are judged, in the environment that is looked at. */
  readonly away: Resource<AwayStatus>;
  /** Of `stalls` in the guidebook: how many false alarms are accepted. */
  readonly form: FormModel;
  /** Whether a fit was asked for here and is not over. */
  readonly isAsked: ReadonlySignal<boolean>;
  refit(): void;
  readonly stop: Stop;
}

const EVERY_MS = 30_000;
const WHILE_FITTING_MS = 1_000;

/** Asks every half minute, and every second while there is a fit under way. */
export function createJudging(
  api: Api,
  platform: Platform,
  draft: DraftModel,
  env: Environment,
): JudgingModel {
  const nowMs = signal(platform.now());
  const isAsked = signal(false);
  const model = createResource(
    platform,
    () => {
      nowMs.value = platform.now();
      return api.stallModel();
    },
    EVERY_MS,
  );
  const away = createResource(platform, () => api.away(env), EVERY_MS);
  let cancel: Stop = () => {};
  const stopWatching = effect(() => {
    cancel();
    const told = valueOf(model);
    if (told?.fitting === undefined) return;
    cancel = platform.after(WHILE_FITTING_MS, model.reload);
  });
  async function ask(): Promise<void> {
    isAsked.value = true;
    await api.refitStalls();
    isAsked.value = false;
    model.reload();
  }
  return {
    nowMs,
    model,
    away,
    form: createForm(draft, ["stalls"], false),
    isAsked,
    refit() {
      if (!isAsked.peek()) void ask();
    },
    stop() {
      stopWatching();
      cancel();
      model.stop();
      away.stop();
    },
  };
}
