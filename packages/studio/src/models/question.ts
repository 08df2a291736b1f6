import type { Stop } from "@cairn/core";
import type { ReachProgress } from "@cairn/core/api";
import { type ReadonlySignal, effect, signal, untracked } from "@preact/signals";
import type { Answer, ApiFailure, Patient } from "../api.ts";
import type { Platform } from "../platform.ts";

/** How a question stands that takes the collector a while. An answer once there stays while it is asked again. */
export interface Asked<Value> {
  /**
   * "unfinished": what is asked about cannot be published yet. "busy": the collector answers as many questions as it can,
   * and is asked again soon, as after "lost".
   */
  readonly status: "idle" | "asking" | "answered" | "unfinished" | "busy" | "lost" | "failed";
  readonly progress?: ReachProgress;
  /** The latest answer, and when what it is about was as it was asked, epoch milliseconds. */
  readonly answer?: { readonly value: Value; readonly atMs: number };
  readonly failure?: ApiFailure;
}

/** A question that follows what it is about. */
export interface Question<Value> {
  readonly state: ReadonlySignal<Asked<Value>>;
  /** Asks at once. */
  ask(): void;
  readonly stop: Stop;
}

// Somebody who types a name wants the answer for all of it; on the collector each question is work.
const QUIET_MS = 1_200;
const RETRY_MS = 5_000;

/**
 * Asks when `about` has changed and rests; undefined: it cannot be asked as it stands. What it asked before is called off, so
 * that no late answer to an older question is taken.
 */
export function createQuestion<Value>(
  platform: Pick<Platform, "after" | "now">,
  about: () => string | undefined,
  ask: (patient: Patient) => Answer<Value>,
): Question<Value> {
  const state = signal<Asked<Value>>({ status: "idle" });
  let cancel: Stop = () => {};
  let running = new AbortController();
  let isStopped = false;
  let isFirst = true;

  const now = async (): Promise<void> => {
    cancel();
    running.abort();
    running = new AbortController();
    const { signal: mine } = running;
    const { answer: before } = state.peek();
    const atMs = platform.now();
    const set = (next: Asked<Value>): void => {
      state.value = before === undefined ? next : { answer: before, ...next };
    };
    set({ status: "asking" });
    const answer = await ask({
      signal: mine,
      onProgress: (progress) => !mine.aborted && set({ status: "asking", progress }),
    });
    if (mine.aborted || isStopped) return;
    if (answer.ok) {
      state.value = { status: "answered", answer: { value: answer.value, atMs } };
      return;
    }
    const { failure } = answer;
    const status = statusOf(failure);
    set({ status, failure });
    if (status === "lost" || status === "busy") {
      cancel = platform.after(RETRY_MS, () => void now());
    }
  };
  const stopFollowing = effect(() => {
    const key = about();
    untracked(() => {
      cancel();
      if (key === undefined) {
        running.abort();
        const { answer } = state.peek();
        state.value = { status: "unfinished", ...(answer === undefined ? {} : { answer }) };
        return;
      }
      cancel = platform.after(isFirst ? 0 : QUIET_MS, () => void now());
      isFirst = false;
    });
  });
  return {
    state,
    ask: () => void now(),
    stop() {
      isStopped = true;
      stopFollowing();
      cancel();
      running.abort();
    },
  };
}

function statusOf(failure: ApiFailure): "lost" | "busy" | "unfinished" | "failed" {
  if (failure.kind === "lost") return "lost";
  if (failure.kind !== "refused") return "failed";
  const { status } = failure.problem;
  return status === 429 ? "busy" : status === 422 ? "unfinished" : "failed";
}
