import type { Environment } from "@cairn/core/api";
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Api, ApiFailure } from "../api.ts";
import type { DraftModel } from "./draft.ts";

/** What the latest step led to. */
export type StepOutcome =
  | { readonly kind: "published"; readonly version: number; readonly environment: Environment }
  | { readonly kind: "scheduled"; readonly at: string; readonly environment: Environment }
  | { readonly kind: "cancelled" }
  | { readonly kind: "promoted"; readonly version: number }
  | { readonly kind: "following" }
  /** `before`: what was there until now, to go back to. */
  | {
      readonly kind: "rolled-back";
      readonly restores: number;
      readonly version: number;
      readonly environment: Environment;
      readonly before: number | undefined;
    }
  | {
      readonly kind: "paused" | "resumed";
      readonly environment: Environment | undefined;
    }
  | { readonly kind: "failed"; readonly because: "not-saved" | "no-time" | ApiFailure };

/** What changes what people see. Each step says what it led to, and one is taken at a time. */
export interface PublishSteps {
  readonly busy: ReadonlySignal<boolean>;
  readonly outcome: ReadonlySignal<StepOutcome | undefined>;
  publish(): Promise<void>;
  schedule(): Promise<void>;
  cancel(schedule: number): Promise<void>;
  promote(version: number): Promise<void>;
  followLive(): Promise<void>;
  rollback(version: number, environment: Environment): Promise<void>;
  /** Without an environment: in both. */
  pause(paused: boolean, environment?: Environment): Promise<void>;
}

/** What was entered beside the buttons. */
export interface PublishEntries {
  note(): string;
  target(): Environment;
  /** The moment to publish at; undefined for what is no time. */
  at(): string | undefined;
  /** It was taken. */
  published(): void;
}

/** Takes steps over `api`; `changed` runs after each. */
export function createPublishSteps(
  api: Api,
  draft: DraftModel,
  changed: () => void,
  entries: PublishEntries,
): PublishSteps {
  const busy = signal(false);
  const outcome = signal<StepOutcome | undefined>(undefined);
  const take = async (work: () => Promise<StepOutcome>): Promise<void> => {
    if (busy.peek()) return;
    busy.value = true;
    try {
      outcome.value = await work();
      await draft.load();
      changed();
    } finally {
      busy.value = false;
    }
  };
  const failed = (because: Extract<StepOutcome, { kind: "failed" }>["because"]): StepOutcome => ({
    kind: "failed",
    because,
  });
  /** The stored revision once the last edit is in it; what a colleague saved meanwhile may have to be met first. */
  const savedRevision = async (): Promise<number | undefined> => {
    const isSaved = (await draft.save()) || (await draft.save());
    return isSaved ? (draft.stored.peek()?.revision ?? 0) : undefined;
  };
  const saidNote = (): { readonly note?: string } => {
    const note = entries.note();
    return note === "" ? {} : { note };
  };

  return {
    busy,
    outcome,
    publish: () =>
      take(async () => {
        const revision = await savedRevision();
        if (revision === undefined) return failed("not-saved");
        const environment = entries.target();
        const answer = await api.publish({ revision, environment, ...saidNote() });
        if (!answer.ok) return failed(answer.failure);
        entries.published();
        return { kind: "published", version: answer.value.version, environment };
      }),
    schedule: () =>
      take(async () => {
        const at = entries.at();
        if (at === undefined) return failed("no-time");
        const revision = await savedRevision();
        if (revision === undefined) return failed("not-saved");
        const environment = entries.target();
        const answer = await api.schedule({ revision, at, environment, ...saidNote() });
        if (!answer.ok) return failed(answer.failure);
        entries.published();
        return { kind: "scheduled", at: answer.value.at, environment };
      }),
    cancel: (schedule) =>
      take(async () => {
        const answer = await api.cancelSchedule(schedule);
        return answer.ok ? { kind: "cancelled" } : failed(answer.failure);
      }),
    promote: (version) =>
      take(async () => {
        const answer = await api.promote(version);
        return answer.ok ? { kind: "promoted", version } : failed(answer.failure);
      }),
    followLive: () =>
      take(async () => {
        const answer = await api.followLive();
        return answer.ok ? { kind: "following" } : failed(answer.failure);
      }),
    rollback: (restores, environment) =>
      take(async () => {
        const before = environment === "live" ? draft.stored.peek()?.live : undefined;
        const answer = await api.rollback(restores, environment);
        if (!answer.ok) return failed(answer.failure);
        const { version } = answer.value;
        return { kind: "rolled-back", restores, version, environment, before };
      }),
    pause: (paused, environment) =>
      take(async () => {
        const where = environment === undefined ? {} : { environment };
        const answer = await api.pause({ paused, ...where });
        if (!answer.ok) return failed(answer.failure);
        return { kind: paused ? "paused" : "resumed", environment };
      }),
  };
}
