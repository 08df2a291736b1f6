import {
  type CompiledGuidebook,
  type CompiledMilestone,
  type Frustration,
  type JsonObject,
  type ProgressEvent,
  type StallDetector,
  createExpectedModel,
  createStallDetector,
  matchesEvent,
  milestoneAtHand,
  openMilestones,
} from "@cairn/core";
import type { EnginePort } from "./engine-port.ts";
import { isOnPage } from "./is-on-page.ts";
import type { User } from "./user.ts";

/** Gathers evidence for the milestone that is worked on, and tells when a stall begins and ends. */
export interface StallWatch {
  addEvent(event: ProgressEvent): void;
  addFrustration(frustration: Frustration): void;
  look(book: CompiledGuidebook, reachedAt: Readonly<Record<string, number>>): void;
  /** Text of the latest failed attempt's properties, lower case; for matching in the page only. */
  failureText(): string;
  /** Another user or guidebook: start from what the record holds. */
  restart(): void;
}

// What one milestone's evidence may hold: the model's weights are spent long before.
const MOST_KEPT = 20;
const COUNTED_MS = 1_000;

/** Watches the user who is here; what it gathers is kept in their record and survives a reload. */
export function createStallWatch(port: EnginePort, user: User): StallWatch {
  let detector: StallDetector | undefined;
  /** Where the milestone at hand is worked on. */
  let pages: readonly string[] = [];
  let activeMs = port.activeMs();
  let failureText = "";
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
    failureText: () => failureText,
    restart() {
      detector = undefined;
      failureText = "";
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
      const { current } = before;
      const nowMs = port.now();
      const path = port.path();
      const gained = takeActive();
      const events = pending.splice(0);
      let { evidence } = before;
      // Who is stuck stays with their milestone: help must not go away because they look around. Who failed at one
      // works on it, wherever that is and whatever would be next; without pages of its own it is worked on everywhere.
      const isStuck = current && !(current.milestone in reachedAt);
      const failedAt = isStuck
        ? undefined
        : openMilestones(reachedAt, book).find(hasFailed(events));
      const isTaken = failedAt ?? (evidence?.failures.length && !pages.length);
      const milestone = milestoneAtHand(
        reachedAt,
        book,
        isStuck || isTaken ? undefined : path,
        failedAt?.id ?? evidence?.milestone,
      );
      pages = milestone?.pages ?? [];
      if (evidence?.milestone !== milestone?.id) {
        failureText = "";
        evidence = milestone && {
          milestone: milestone.id,
          sinceMs: nowMs,
          activeMs: 0,
          frustrations: [],
          failures: [],
          events: 0,
        };
      } else if (evidence && gained > 0 && isHere()) {
        evidence = { ...evidence, activeMs: evidence.activeMs + gained };
      }
      if (evidence && milestone && events.length > 0) {
        const failed = events.filter((event) => isFailure(milestone, event));
        for (const { properties } of failed) failureText = textOf(properties);
        evidence = {
          ...evidence,
          events: evidence.events + events.length,
          failures: [
            ...evidence.failures,
            ...failed.map(({ name, atMs }) => ({ event: name, atMs, path })),
          ].slice(-MOST_KEPT),
        };
      }
      detector ??= createStallDetector(createExpectedModel(book.milestones), current);
      const guards = { isOffline: !navigator.onLine, isReading: false };
      const changes = detector.observe(evidence, guards, nowMs);
      if (changes.length === 0 && evidence === before.evidence) return;
      const episodes = { ...before.episodes };
      for (const { kind, milestone: id } of changes) {
        if (kind === "detected") episodes[id] = (episodes[id] ?? 0) + 1;
      }
      user.change({ stall: { ...before, episodes, evidence, current: detector.current } });
      for (const change of changes) {
        const { kind, milestone: id } = change;
        const about = `${id} ${episodes[id]}`;
        if (kind === "detected") {
          const reasons = change.reasons as readonly object[] as readonly JsonObject[];
          const properties = { milestone: id, reasons, model: change.model };
          user.tellOnce("Stall Detected", properties, about);
        } else {
          user.choose({ settledOffers: [] });
          user.tellOnce("Stall Resolved", { milestone: id, by: change.by }, about);
        }
        port.emit("stall", change);
      }
    },
  };
}

function isFailure({ failures }: CompiledMilestone, event: ProgressEvent): boolean {
  return failures.some((match) => matchesEvent(match, event));
}

function hasFailed(events: readonly ProgressEvent[]): (milestone: CompiledMilestone) => boolean {
  return (milestone) => events.some((event) => isFailure(milestone, event));
}

function textOf(properties: ProgressEvent["properties"]): string {
  return Object.values(properties)
    .filter((value) => typeof value === "string")
    .join("\n")
    .toLowerCase();
}
