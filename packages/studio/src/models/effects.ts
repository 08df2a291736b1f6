import type { Stop } from "@cairn/core";
import type { Environment, Experiment, Experiments } from "@cairn/core/api";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { DraftModel } from "./draft.ts";
import { type FormModel, createForm } from "./form.ts";
import { type Resource, createResource } from "./resource.ts";

/** What help changes: every guide, and all of them together. */
export interface EffectsModel {
  readonly experiments: Resource<Experiments>;
  /** Of `experiments` in the guidebook: who gets no guide at all. */
  readonly form: FormModel;
  readonly stop: Stop;
}

/** What one guide changes. */
export interface EffectModel {
  readonly id: string;
  readonly experiment: Resource<Experiment>;
  readonly stop: Stop;
}

// Verdicts change within days.
const EVERY_MS = 60_000;

/** Asks for all verdicts of one environment, again every minute while a screen shows them. */
export function createEffects(
  api: Api,
  platform: Platform,
  draft: DraftModel,
  env: Environment,
): EffectsModel {
  const experiments = createResource(platform, () => api.experiments(env), EVERY_MS);
  const form = createForm(draft, ["experiments"], false);
  return { experiments, form, stop: experiments.stop };
}

/** The same of one guide. */
export function createEffect(
  api: Api,
  platform: Platform,
  env: Environment,
  id: string,
): EffectModel {
  const experiment = createResource(platform, () => api.experiment(env, id), EVERY_MS);
  return { id, experiment, stop: experiment.stop };
}
