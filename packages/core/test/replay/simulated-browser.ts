import {
  type CompiledGuidebook,
  EMPTY_PROGRESS,
  type Facts,
  foldProgress,
  isOnPage,
  type LedgerEntry,
  milestonesReached,
  ownWait,
} from "@cairn/core";
import { arbitrate } from "@cairn/core/arbiter";
import type { ReplayEvent, ReplayHistory } from "@cairn/core/replay";

/** What somebody does next, after a pause. Times are milliseconds. */
export interface Step {
  readonly pauseMs: number;
  /** A path to go to within the page, a load of a page, an event, or traits. */
  readonly does:
    | { readonly kind: "goes" | "loads"; readonly path: string }
    | { readonly kind: "event"; readonly name: string }
    | { readonly kind: "trait"; readonly plan: string };
  /** How long they read what is shown to them meanwhile before they close it. */
  readonly readsMs: number;
}

/** Half an hour without an event begins a new session. */
const SESSION_MS = 30 * 60_000;
const TICK_MS = 500;

/**
 * A browser that decides at every tick with everything that it knows, by itself and not by the replay, and writes down
 * what it showed: plain on purpose, so that it can be held against.
 */
export function browse(book: CompiledGuidebook, steps: readonly Step[]): ReplayHistory {
  const events: ReplayEvent[] = [];
  const ledger: LedgerEntry[] = [];
  const eligible = new Map<string, number>();
  let progress = EMPTY_PROGRESS;
  let traits: Record<string, string> = {};
  let nowMs = 1_000_000;
  let session = 0;
  let tab = 0;
  let path = "/";
  let loadedMs = nowMs;
  let holder: { readonly id: string; readonly untilMs: number } | undefined;
  let awayMs: number | undefined;
  const write = (name: string, more: Partial<ReplayEvent> = {}): ReplayEvent => {
    const here = { path, tab: `t${tab}`, session: `s${session}`, anonymousId: "anon" };
    const event = { id: `e${events.length}`, name, atMs: nowMs, properties: {}, here, ...more };
    events.push(event);
    progress = foldProgress(progress, event, book.definitions);
    return event;
  };
  const tell = (guide: string, kind: "shown" | "dismissed"): void => {
    const id = `g${events.length}`;
    const told = { id, guide, kind, atMs: nowMs, session: `s${session}` };
    ledger.push(told);
    write(kind === "shown" ? "Guide Shown" : "Guide Dismissed", { id, told });
  };
  const decide = (readsMs: number): void => {
    if (holder && holder.untilMs <= nowMs) {
      tell(holder.id, "dismissed");
      holder = undefined;
    }
    const facts: Facts = {
      nowMs,
      reachedAt: milestonesReached(progress, book, {}, nowMs),
      recent: progress.thresholds,
      segments: book.segments,
      traits,
      accountTraits: {},
      path,
      awayMs,
    };
    const candidates = book.guides
      .filter(({ id }) => id !== holder?.id)
      .map((guide) => {
        const wait = ownWait(guide, facts, ledger);
        if (wait?.because === "condition-not-met") eligible.delete(guide.id);
        else if (!eligible.has(guide.id)) eligible.set(guide.id, nowMs);
        const untilMs = (eligible.get(guide.id) ?? nowMs) + guide.delayMs;
        const delay = untilMs > nowMs ? { because: "too-soon" as const, untilMs } : undefined;
        return { guide, wait: wait ?? delay };
      });
    const decision = arbitrate(candidates, ledger, book.caps, {
      nowMs,
      session: `s${session}`,
      loadedMs,
      isPaused: false,
      isTipsOff: false,
      isTyping: false,
      isHostModalOpen: false,
      isLeadingTab: true,
      showing: holder?.id,
    });
    if (decision.kind !== "show") return;
    tell(decision.guide, "shown");
    holder = { id: decision.guide, untilMs: nowMs + readsMs };
  };
  for (const { pauseMs, does, readsMs } of steps) {
    const isNew = pauseMs >= SESSION_MS;
    const untilMs = nowMs + pauseMs;
    if (!isNew) {
      while (nowMs + TICK_MS < untilMs) {
        nowMs += TICK_MS;
        if (events.length > 0) decide(readsMs);
      }
    }
    nowMs = untilMs;
    if (isNew) {
      session += 1;
      awayMs = events.length === 0 ? undefined : pauseMs;
    }
    // What a page does before its first event is recorded nowhere.
    if (isNew || does.kind === "loads" || events.length === 0) {
      tab += 1;
      loadedMs = nowMs;
      holder = undefined;
      eligible.clear();
    }
    if (does.kind === "goes" || does.kind === "loads") {
      if (does.path !== path) eligible.clear();
      path = does.path;
      const shown = book.guides.find(({ id }) => id === holder?.id);
      if (shown && !isOnPage(shown.pages, path)) holder = undefined;
      write("Page Viewed");
    } else if (does.kind === "trait") {
      traits = { plan: does.plan };
      write("Identified", { traits });
    } else if (does.kind === "event") write(does.name);
    decide(readsMs);
  }
  return { events, happenings: [] };
}
