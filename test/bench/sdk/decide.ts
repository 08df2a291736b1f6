import {
  type CompiledGuidebook,
  EMPTY_PROGRESS,
  type Facts,
  foldProgress,
  type Ledger,
  type Message,
  milestonesReached,
  nextMilestone,
  ownWait,
  type Progress,
  toProgressEvent,
} from "@cairn/core";
import { arbitrate, type GuideCandidate } from "@cairn/core/arbiter";

/** A user as the engine knows them while they use the page. */
export interface KnownUser {
  progress: Progress;
  readonly ledger: Ledger;
  readonly facts: Omit<Facts, "nowMs" | "reachedAt" | "recent" | "segments">;
}

const DAY_MS = 86_400_000;
const SESSION = "session-now";

/** Ten days in, on their way, and shown a guide every other day. */
export function userInTrial(book: CompiledGuidebook, nowMs: number): KnownUser {
  const firstMs = nowMs - 10 * DAY_MS;
  const done = ["Signed Up", "Customer Added", "Invoice Created", "Invoice Created"];
  const progress = done.reduce(
    (known, name, at) =>
      foldProgress(
        known,
        { id: `past-${at}`, name, atMs: firstMs + at * DAY_MS, properties: { customerId: "c1" } },
        book.definitions,
      ),
    EMPTY_PROGRESS,
  );
  const ledger = Array.from({ length: 20 }, (_, at) => ({
    id: `ledger-${at}`,
    guide: `notice-${at * 3}`,
    kind: at % 5 === 0 ? ("dismissed" as const) : ("shown" as const),
    atMs: firstMs + at * (DAY_MS / 2),
    session: `session-${at}`,
  }));
  return {
    progress,
    ledger,
    facts: {
      traits: { plan: "team", seats: 8, createdAt: new Date(firstMs).toISOString() },
      accountTraits: { industry: "design" },
      path: "/demo/invoices/17",
      locale: "en-GB",
      device: "desktop",
      firstSeenMs: firstMs,
      lastActiveMs: nowMs,
    },
  };
}

/**
 * What the engine does from one message to its decision, with the core's functions in the engine's order: fold,
 * milestones, facts, each guide's pages and condition, arbitrate. The number of guides it judged.
 */
export function decide(message: Message, book: CompiledGuidebook, user: KnownUser): number {
  const nowMs = Date.parse(message.timestamp);
  const event = toProgressEvent(message, nowMs);
  if (event !== undefined) user.progress = foldProgress(user.progress, event, book.definitions);
  const reachedAt = milestonesReached(user.progress, book);
  const next = nextMilestone(reachedAt, book);
  const facts: Facts = {
    ...user.facts,
    nowMs,
    reachedAt,
    recent: user.progress.thresholds,
    segments: book.segments,
  };
  const candidates = book.guides.map((guide): GuideCandidate => ({
    guide,
    wait: ownWait(guide, facts, user.ledger),
  }));
  const decision = arbitrate(candidates, user.ledger, book.caps, {
    nowMs,
    session: SESSION,
    loadedMs: nowMs - DAY_MS,
    isPaused: book.paused,
    isTipsOff: false,
    isTyping: false,
    isHostModalOpen: false,
    isLeadingTab: true,
  });
  return decision.held.length + (next === undefined ? 0 : 1);
}
