import {
  type CompiledGuidebook,
  type CompiledMilestone,
  type Frustration,
  type JsonObject,
  type ProgressEvent,
  type StallDetector,
  type StallEvidence,
  createExpectedModel,
  createStallDetector,
  matchPath,
  matchesEvent,
} from "@cairn/core";
import type { EnginePort } from "./engine-port.ts";
import type { StallMemory } from "./record.ts";
import type { User } from "./user.ts";

/** Gathers evidence for the milestone that is next, and tells when a stall begins and ends. */
export interface StallWatch {
  addEvent(event: ProgressEvent): void;
  addFrustration(frustration: Frustration): void;
  /** Looks now; `next` is the milestone that comes next. */
  look(next: CompiledMilestone | undefined): void;
  /** Text of the latest failed attempt's properties, lower case; for matching in the page only. */
  readonly failureText: string;
  /** Another user or guidebook: start from what the record holds. */
  restart(book: CompiledGuidebook): void;
}

// What one milestone's evidence may hold: the model's weights are spent long before.
const MOST_KEPT = 20;
const COUNTED_MS = 1_000;

/** Watches the user who is here; what it gathers is kept in their record and survives a reload. */
export function createStallWatch(port: EnginePort, user: User): StallWatch {
  let book: CompiledGuidebook | undefined;
  let detector: StallDetector | undefined;
  let next: CompiledMilestone | undefined;
  let activeMs = port.activeMs();
  let failureText = "";
  /** Heard since the last look, which knows what milestone they are evidence for. */
  let pending: ProgressEvent[] = [];

  const remember = (part: Partial<StallMemory>) =>
    user.change({ stall: { ...user.record.stall, ...part } });
  /** Whole seconds of active time since the last call, so that looking does not change what is looked at. */
  const takeActive = () => {
    const nowMs = port.activeMs();
    const gained = nowMs - activeMs;
    // A new session counts from zero again.
    if (gained < 0 || gained >= COUNTED_MS) activeMs = nowMs;
    return gained >= COUNTED_MS ? gained : 0;
  };
  const isHere = () => !next?.pages.length || matchPath(next.pages, port.path());

  const withEvents = (evidence: StallEvidence, { failures }: CompiledMilestone): StallEvidence => {
    const events = pending.splice(0);
    if (events.length === 0) return evidence;
    const failed = events.filter((event) => failures.some((match) => matchesEvent(match, event)));
    const last = failed.at(-1);
    if (last) failureText = textOf(last);
    const path = port.path();
    return {
      ...evidence,
      events: evidence.events + events.length,
      failures: [
        ...evidence.failures,
        ...failed.map(({ name, atMs }) => ({ event: name, atMs, path })),
      ].slice(-MOST_KEPT),
    };
  };

  return {
    get failureText() {
      return failureText;
    },
    restart(now) {
      book = now;
      detector = undefined;
      failureText = "";
      pending = [];
    },
    addEvent: (event) => void pending.push(event),
    addFrustration(frustration) {
      const { evidence, frustrations } = user.record.stall;
      const add = (to: readonly Frustration[]) => [...to, frustration].slice(-MOST_KEPT);
      remember({
        frustrations: add(frustrations),
        ...(evidence && isHere()
          ? { evidence: { ...evidence, frustrations: add(evidence.frustrations) } }
          : {}),
      });
      port.record("Frustration Detected", withoutAtMs(frustration));
    },
    look(found) {
      if (!book) return;
      next = found;
      const before = user.record.stall;
      const nowMs = port.now();
      const gained = takeActive();
      let { evidence } = before;
      if (evidence?.milestone !== next?.id) {
        evidence = next && {
          milestone: next.id,
          sinceMs: nowMs,
          activeMs: 0,
          frustrations: [],
          failures: [],
          events: 0,
        };
        failureText = "";
      } else if (evidence && gained > 0 && isHere()) {
        evidence = { ...evidence, activeMs: evidence.activeMs + gained };
      }
      if (evidence && next) evidence = withEvents(evidence, next);
      else pending = [];
      detector ??= createStallDetector(createExpectedModel(book.milestones), before.current);
      const guards = { isOffline: !navigator.onLine, isReading: false };
      const changes = detector.observe(evidence, guards, nowMs);
      if (changes.length === 0 && evidence === before.evidence) return;
      const { current } = detector;
      const episodes = { ...before.episodes };
      for (const { kind, milestone } of changes) {
        if (kind === "detected") episodes[milestone] = (episodes[milestone] ?? 0) + 1;
      }
      user.change({
        stall: {
          frustrations: before.frustrations,
          episodes,
          ...(evidence ? { evidence } : {}),
          ...(current ? { current } : {}),
        },
      });
      for (const change of changes) {
        const { milestone } = change;
        const version = versionOf(book, milestone);
        const about = `${milestone} ${version} ${episodes[milestone] ?? 0}`;
        if (change.kind === "detected") {
          const { reasons, model } = change;
          user.tellOnce(
            "Stall Detected",
            { milestone, reasons: reasons.map(asJson), model },
            about,
          );
        } else {
          user.choose({ settledOffers: [] });
          user.tellOnce("Stall Resolved", { milestone, by: change.by }, about);
        }
        port.emit("stall", change);
      }
    },
  };
}

/** Version of the definition under which a milestone is reached; derived ids carry it. */
export function versionOf(book: CompiledGuidebook, milestone: string): string {
  const found = book.milestones.find(({ id }) => id === milestone);
  return (found && book.definitions.thresholds[found.threshold]?.version) ?? "";
}

function withoutAtMs({ kind, path, element, count }: Frustration): JsonObject {
  return { kind, path, count, ...(element === undefined ? {} : { element }) };
}

function asJson(reason: object): JsonObject {
  return reason as JsonObject;
}

function textOf({ properties }: ProgressEvent): string {
  return Object.values(properties)
    .filter((value) => typeof value === "string")
    .join("\n")
    .toLowerCase();
}
