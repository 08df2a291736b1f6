import {
  type CompiledGuidebook,
  type CompiledMilestone,
  type Frustration,
  type JsonObject,
  type ProgressEvent,
  createExpectedModel,
  isOnPage,
  judgeStall,
  matchesEvent,
  milestoneAtHand,
  openMilestones,
} from "@cairn/core";
import type { EnginePort } from "./engine-port.ts";
import type { User } from "./user.ts";

/** Gathers evidence for the milestone that is worked on, and tells when a stall begins and ends. */
export interface StallWatch {
  addEvent(event: ProgressEvent): void;
  addFrustration(frustration: Frustration): void;
  look(book: CompiledGuidebook, reachedAt: Readonly<Record<string, number>>): void;
  /** The latest failed attempt at the milestone at hand; its text is for matching in the page only. */
  failed(): ProgressEvent | undefined;
  /** Another user or guidebook: start from what the record holds. */
  restart(): void;
}

// What one milestone's evidence may hold: the model's weights are spent long before.
const MOST_KEPT = 20;
const COUNTED_MS = 1_000;
const NONE = { activeMs: 0, frustrations: [], failures: [] };

/** Watches the user who is here; what it gathers is kept in their record and survives a reload. */
export function createStallWatch(port: EnginePort, user: User): StallWatch {
  /** Where the milestone at hand is worked on. */
  let pages: readonly string[] = [];
  let activeMs = port.activeMs();
  let failure: ProgressEvent | undefined;
  /** Heard since the last look, which knows what milestone they are evidence for. */
  let pending: ProgressEvent[] = [];

  const isHere = () => isOnPage(pages, port.path());
  /** Whole seconds of active time since the last call, so that looking does not change what is looked at. */
  const takeActive = () => {
    const gained = port.activeMs() - activeMs;
    // A new session counts from zero again.
    if (gained >= 0 && gained < COUNTED_MS) return 0;
    activeMs += gained;
    return Math.max(gained, 0);
  };

  return {
    failed: () => failure,
    restart() {
      failure = undefined;
      pending = [];
    },
    addEvent: (event) => void pending.push(event),
    addFrustration(found) {
      const { stall } = user.record;
      let { evidence } = stall;
      const add = (to: readonly Frustration[]) => [...to, found].slice(-MOST_KEPT);
      if (evidence && isHere()) {
        evidence = { ...evidence, frustrations: add(evidence.frustrations) };
      }
      user.change({ stall: { ...stall, frustrations: add(stall.frustrations), evidence } });
      const { atMs: _, ...properties } = found;
      port.record("Frustration Detected", properties);
    },
    look(book, reachedAt) {
      const before = user.record.stall;
      let { current } = before;
      const nowMs = port.now();
      const path = port.path();
      const events = pending;
      pending = [];
      let { evidence } = before;
      let gained = takeActive();
      // Who is stuck stays with their milestone: help must not go away because they look around. Who failed at one
      // works on it, wherever that is and whatever would be next; without pages of its own it is worked on everywhere.
      const isStuck = current && !(current.milestone in reachedAt);
      const failedAt = isStuck
        ? undefined
        : openMilestones(reachedAt, book).find((open) => failuresOf(open, events).length > 0);
      const isTaken = failedAt ?? (evidence?.failures.length && !pages.length);
      const milestone = milestoneAtHand(
        reachedAt,
        book,
        isStuck || isTaken ? undefined : path,
        failedAt?.id ?? evidence?.milestone,
      );
      pages = milestone?.pages ?? [];
      if (evidence?.milestone !== milestone?.id) {
        failure = undefined;
        gained = 0;
        evidence = milestone && { ...NONE, milestone: milestone.id };
      }
      if (!isHere()) gained = 0;
      if (evidence && milestone && gained + events.length > 0) {
        const failed = failuresOf(milestone, events);
        failure = failed.at(-1) ?? failure;
        evidence = {
          ...evidence,
          activeMs: evidence.activeMs + gained,
          failures: [
            ...evidence.failures,
            ...failed.map(({ name, atMs }) => ({ event: name, atMs, path })),
          ].slice(-MOST_KEPT),
        };
      }
      const model = createExpectedModel(book.milestones);
      const changes = judgeStall(model, current, evidence, nowMs, !navigator.onLine);
      if (changes.length === 0 && evidence === before.evidence) return;
      const episodes = { ...before.episodes };
      for (const change of changes) {
        const { kind, milestone: id } = change;
        current = kind === "detected" ? change : undefined;
        if (kind === "detected") {
          episodes[id] = (episodes[id] ?? 0) + 1;
          const reasons = change.reasons as readonly object[] as readonly JsonObject[];
          const properties = { milestone: id, reasons, model: change.model };
          user.tellOnce("Stall Detected", properties, `${id} ${episodes[id]}`);
        } else {
          user.choose({ settledOffers: [] });
          const properties = { milestone: id, by: change.by };
          user.tellOnce("Stall Resolved", properties, `${id} ${episodes[id]}`);
        }
        port.emit("stall", change);
      }
      user.change({ stall: { ...before, episodes, evidence, current } });
    },
  };
}

/** Those of the events that are failed attempts at the milestone. */
function failuresOf(
  { failures }: CompiledMilestone,
  events: readonly ProgressEvent[],
): readonly ProgressEvent[] {
  return events.filter((event) => failures.some((match) => matchesEvent(match, event)));
}
