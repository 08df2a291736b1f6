import {
  type CompiledGuidebook,
  type CompiledMilestone,
  type Facts,
  type JsonObject,
  type ProgressEvent,
  type StallHappening,
  type StallJudgement,
  type StallPlace,
  type StallReasonKind,
  type Stop,
  STALL_SILENCES,
  foldStall,
  isOnPage,
  isStuck,
  judgeStall,
  matchesEvent,
  milestoneAtHand,
  openMilestones,
  stallReasons,
} from "@cairn/core";
import type { EnginePort } from "./engine-port.ts";
import type { StallGuards } from "./stall-guards.ts";
import type { User } from "./user.ts";

/** Follows what the user does at the milestone that they work on, and tells when a stall begins and ends. */
export interface StallWatch {
  addEvent(event: ProgressEvent): void;
  /** The stall that the user is in now, if any. */
  look(book: CompiledGuidebook, reachedAt: Readonly<Record<string, number>>): Facts["stall"];
  /** The latest failed attempt at the milestone at hand; its text is for matching in the page only. */
  failed(): ProgressEvent | undefined;
  /** Another user or guidebook: start from what the record holds. */
  restart(): void;
  readonly stop: Stop;
}

type Told<Happening> = Happening extends unknown ? Omit<Happening, "atMs" | "active"> : never;

const LOOK_AGAIN_MS = 1_000;
// Time that passes is written down so often, if nothing else is.
const WRITE_SECONDS = 5;

/** Watches the user who is here; what is known of them is kept in their record and survives a reload. */
export function createStallWatch(
  port: EnginePort,
  user: User,
  guards: StallGuards,
  onChange: () => void,
): StallWatch {
  /** Where the milestone at hand is worked on. */
  let pages: readonly string[] = [];
  /** Active time of the session as far as it was written down, and as it was at the last look. */
  let writtenMs = port.activeMs();
  let lookedMs = writtenMs;
  let failure: ProgressEvent | undefined;
  let judged: StallJudgement | undefined;
  let stall: Facts["stall"];
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Heard since the last look, which knows what milestone they are evidence for. */
  let pending: ProgressEvent[] = [];

  const restart = () => {
    failure = judged = stall = undefined;
    pending = [];
  };
  return {
    restart,
    failed: () => failure,
    stop: () => clearTimeout(timer),
    addEvent: (event) => void pending.push(event),
    look(book, reachedAt) {
      const { stalls } = book;
      const nowMs = port.now();
      const path = port.path();
      const activeMs = port.activeMs();
      const events = pending;
      let [state, stuckMs] = user.record.stall;
      // A new session counts from zero again.
      writtenMs = Math.min(writtenMs, activeMs);
      const gained = Math.floor((activeMs - writtenMs) / 1000);
      const active = gained + (state ? state[3].active : 0);
      const fold = (happening: Told<StallHappening>, atMs = nowMs) =>
        (state = foldStall(state, { atMs, active, ...happening }, stalls[0]!));
      pending = [];

      fold({ kind: "time", elsewhere: !isOnPage(pages, path) });
      for (const { name, atMs } of events) fold({ kind: "event", name }, atMs);
      // Who is stuck stays with their milestone: help must not go away because they look around. Who failed at one
      // works on it, wherever that is and whatever would be next; without pages of its own it is worked on everywhere.
      const [atHand, , , , seen] = state!;
      const stays = stuckMs && !(atHand in reachedAt);
      const failedAt = stays
        ? undefined
        : openMilestones(reachedAt, book).find((open) =>
            events.some((event) => fails(open, event)),
          );
      const isTaken = failedAt ?? ("failed-attempts" in seen && !pages.length);
      const milestone = milestoneAtHand(
        reachedAt,
        book,
        stays || isTaken ? undefined : path,
        failedAt?.id ?? atHand,
      );
      const id = milestone?.id ?? "";
      pages = milestone?.pages ?? [];
      if (id !== atHand) {
        failure = judged = undefined;
        fold({ kind: "milestone", milestone: id });
      }
      let hasSign = false;
      const see = (sign: StallReasonKind, where: StallPlace, atMs: number) => {
        fold({ kind: "sign", sign, where }, atMs);
        hasSign = true;
      };
      for (const event of events) {
        const { name, atMs, properties } = event;
        const { kind, path: of, element } = properties as Readonly<Record<string, string>>;
        if (fails(milestone, event)) {
          failure = event;
          see("failed-attempts", { path, event: name }, atMs);
        } else if (name === "Frustration Detected" && isOnPage(pages, of!)) {
          see(kind as StallReasonKind, { path: of!, element: element! }, atMs);
        }
      }

      const found = judgeStall(stalls, state!, milestone?.expectedActiveMs);
      const silence = state![3].silence;
      // The author's rule is the last one, and looks at the clock.
      const isLearned = found && found.baseline !== stalls.at(-1);
      // Silence never lowers the evidence.
      if (
        found &&
        (!isLearned || STALL_SILENCES.includes(silence)) &&
        (!silence || !judged || found.excess > judged.excess)
      ) {
        judged = found;
      }
      const tell = (event: "Stall Detected" | "Stall Resolved", of: string, more: JsonObject) => {
        const properties = { milestone: of, ...more };
        // Every tab knows the latest happening, so that two of them tell of one stall.
        user.tellOnce(event, properties, `${of} ${state![1]}`);
        port.emit("stall", { kind: event.slice(6).toLowerCase(), atMs: nowMs, ...properties });
      };
      if (stuckMs && (id !== atHand || (judged && !isStuck(judged, true)))) {
        stuckMs = stall = undefined;
        user.choose({ settledOffers: [] });
        tell("Stall Resolved", atHand, { by: id === atHand ? "evidence-gone" : "progress" });
      }
      let isDeferred = false;
      if (found && (stuckMs || (judged && isStuck(judged, false)))) {
        const { baseline, chance } = (judged ??= found);
        isDeferred = !stuckMs && guards.defers(hasSign, "failed-attempts" in state![4]);
        if (!isDeferred) {
          const reasons = stallReasons(judged, state!);
          stall ??= { milestone: id, reasons: reasons.map(({ kind }) => kind) };
          if (!stuckMs) {
            stuckMs = nowMs;
            tell("Stall Detected", id, {
              reasons: reasons as readonly object[] as readonly JsonObject[],
              model: baseline.version,
              ...(chance && { chance: Math.round(chance * 100) / 100 }),
            });
          }
        }
      }
      // Silence makes evidence while they are there.
      if (isDeferred || (found && !stuckMs && activeMs > lookedMs && silence < 30)) {
        clearTimeout(timer);
        timer = setTimeout(onChange, LOOK_AGAIN_MS);
      }
      lookedMs = activeMs;
      if (
        events.length > 0 ||
        id !== atHand ||
        stuckMs !== user.record.stall[1] ||
        gained >= WRITE_SECONDS
      ) {
        writtenMs += gained * 1000;
        user.change({ stall: [state, stuckMs] });
      }
      return stall;
    },
  };
}

function fails(milestone: CompiledMilestone | undefined, event: ProgressEvent): boolean {
  return !!milestone?.failures.some((match) => matchesEvent(match, event));
}
