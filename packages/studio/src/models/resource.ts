import type { Stop } from "@cairn/core";
import { type ReadonlySignal, signal } from "@preact/signals";
import type { Answer, ApiFailure } from "../api.ts";
import type { Platform } from "../platform.ts";

/** What is known of something that the collector tells. A value once there stays while it is asked for again. */
export type Loaded<Value> =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly value: Value }
  | { readonly kind: "failed"; readonly failure: ApiFailure };

export interface Resource<Value> {
  readonly state: ReadonlySignal<Loaded<Value>>;
  reload(): void;
  readonly stop: Stop;
}

const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 15_000];

/**
 * Asks once now, again when told to, every `everyMs` where given, and after a lost connection until it is back.
 * A late answer to an older question is dropped.
 */
export function createResource<Value>(
  platform: Pick<Platform, "after">,
  ask: () => Answer<Value>,
  everyMs?: number,
): Resource<Value> {
  const state = signal<Loaded<Value>>({ kind: "loading" });
  let round = 0;
  let stopped = false;
  let cancel: Stop = () => {};

  const load = async (attempt: number): Promise<void> => {
    cancel();
    round += 1;
    const mine = round;
    const answer = await ask();
    if (stopped || mine !== round) return;
    const isLost = !answer.ok && answer.failure.kind === "lost";
    if (answer.ok) state.value = { kind: "ready", value: answer.value };
    else if (!isLost || state.value.kind !== "ready") {
      state.value = { kind: "failed", failure: answer.failure };
    }
    const wait = isLost ? (RETRY_MS[attempt] ?? 15_000) : everyMs;
    if (wait === undefined) return;
    cancel = platform.after(wait, () => void load(isLost ? attempt + 1 : 0));
  };
  void load(0);
  return {
    state,
    reload: () => void load(0),
    stop() {
      stopped = true;
      cancel();
    },
  };
}

/** The value of a resource once it is there. */
export function valueOf<Value>(resource: Resource<Value>): Value | undefined {
  return resource.state.value.kind === "ready" ? resource.state.value.value : undefined;
}
