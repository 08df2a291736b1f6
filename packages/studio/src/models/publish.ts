import type { Stop } from "@cairn/core";
import type { Environment, Version } from "@cairn/core/api";
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { DraftModel } from "./draft.ts";
import { type Recomputing, createRecomputing } from "./recomputing.ts";
import { type Resource, createResource } from "./resource.ts";

/** A step that wants a second word before it is taken. */
export type Confirming =
  | { readonly kind: "pause" }
  | { readonly kind: "rollback"; readonly version: Version };

/** Publishing, going back, and pausing everything. */
export interface PublishModel {
  readonly nowMs: number;
  readonly note: ReadonlySignal<string>;
  readonly busy: ReadonlySignal<boolean>;
  /** What the latest step led to, for a person; `failed` colours it. */
  readonly outcome: ReadonlySignal<
    { readonly words: string; readonly failed: boolean } | undefined
  >;
  readonly versions: Resource<readonly Version[]>;
  readonly recomputing: Recomputing;
  readonly confirming: ReadonlySignal<Confirming | undefined>;
  setNote(note: string): void;
  publish(): Promise<void>;
  ask(confirming: Confirming | undefined): void;
  confirm(): Promise<void>;
  resume(): Promise<void>;
  readonly stop: Stop;
}

/** Publishes the draft as it is stored, after the last edit has been saved. */
export function createPublish(
  api: Api,
  platform: Platform,
  draft: DraftModel,
  env: Environment,
): PublishModel {
  const note = signal("");
  const busy = signal(false);
  const outcome = signal<{ words: string; failed: boolean } | undefined>(undefined);
  const confirming = signal<Confirming | undefined>(undefined);
  const versions = createResource(platform, () => api.versions());
  const recomputing = createRecomputing(api, platform, env);
  const tell = (words: string, failed = false): void => {
    outcome.value = { words, failed };
  };
  const run = async (work: () => Promise<void>): Promise<void> => {
    if (busy.peek()) return;
    busy.value = true;
    try {
      await work();
    } finally {
      busy.value = false;
    }
  };
  const pause = (paused: boolean): Promise<void> =>
    run(async () => {
      const answer = await api.pause({ paused });
      if (!answer.ok) return tell("That did not reach the collector. Try again.", true);
      await draft.load();
      tell(
        paused
          ? "Paused. Every guide is gone from open tabs within 60 seconds."
          : "Guides are on again.",
      );
    });
  return {
    nowMs: platform.now(),
    note,
    busy,
    outcome,
    versions,
    recomputing,
    confirming,
    setNote(text) {
      note.value = text;
    },
    publish: () =>
      run(async () => {
        if (!(await draft.save())) {
          return tell("The draft is not saved yet, so nothing was published. Try again.", true);
        }
        const words = note.peek().trim();
        const revision = draft.stored.peek()?.revision ?? 0;
        const answer = await api.publish({ revision, ...(words === "" ? {} : { note: words }) });
        if (answer.ok) {
          note.value = "";
          tell(`Version ${answer.value.version} is live. Open tabs take it up by themselves.`);
        } else if (answer.failure.kind === "refused") tell(answer.failure.problem.detail, true);
        else tell("That did not reach the collector. Try again.", true);
        await draft.load();
        versions.reload();
        recomputing.look();
      }),
    ask(what) {
      confirming.value = what;
    },
    async confirm() {
      const what = confirming.peek();
      confirming.value = undefined;
      if (what === undefined) return;
      if (what.kind === "pause") return pause(true);
      await run(async () => {
        const answer = await api.rollback(what.version.version);
        if (answer.ok) {
          tell(
            `Version ${what.version.version} is live again, as version ${answer.value.version}.`,
          );
        } else tell("Could not go back. Try again.", true);
        await draft.load();
        versions.reload();
        recomputing.look();
      });
    },
    resume: () => pause(false),
    stop() {
      versions.stop();
      recomputing.stop();
    },
  };
}
