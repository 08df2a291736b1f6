import { arbitrate, type Candidate as GuideCandidate } from "../arbiter/arbitrate.ts";
import type { CompiledGuidebook } from "../guidebook/compiled.ts";
import { isOnPage } from "../lib/is-on-page.ts";
import type { ReplayEvent, ReplayHistory, ReplayWindow } from "./history.ts";
import { standingOf } from "./own-reason.ts";
import { createFindings } from "./findings.ts";
import { createReplayPerson } from "./replay-person.ts";
import { close, follow, show, type Stage } from "./stage.ts";
import { unrecordedIn } from "./unrecorded.ts";
import type { ReplayVerdict } from "./verdict.ts";

// Delays that began before the window go on in it; no session is longer without an event.
const SESSION_MS = 30 * 60_000;
// Who was seen last so short a time before a guide would have come may have stayed for it.
const MAY_STAY_MS = 60_000;
const EVENTS_A_STEP = 100;

/**
 * Whether somebody would have seen each guide of `book` in the window, had it been live: the same conditions, stalls, caps
 * and arbiter as in their browser, at the moments that are recorded and those that follow from them (the end of a wait, a
 * silence). Guides that would have shown show, to those beside them too; what people said to a guide of the same id in the
 * log stays said. Short waits that nobody recorded (typing, an open dialog) are taken as none.
 */
export function replayGuides(
  book: CompiledGuidebook,
  history: ReplayHistory,
  window: ReplayWindow,
): ReadonlyMap<string, ReplayVerdict> {
  const work = replayInSteps(book, history, window);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** As `replayGuides`, in steps of some milliseconds: who did thousands of things takes seconds in all. */
export function* replayInSteps(
  book: CompiledGuidebook,
  history: ReplayHistory,
  window: ReplayWindow,
): Generator<void, ReadonlyMap<string, ReplayVerdict>> {
  const findings = createFindings(book.guides);
  if (book.paused) return findings.all("paused");
  // What is made of a visit, the replay makes of the visits that are recorded.
  const acts = new Set(book.events.flatMap((rule) => (rule.on === "visit" ? [] : [rule.name])));
  const visits = new Set(book.events.map(({ name }) => name).filter((name) => !acts.has(name)));
  const missing = new Set([...window.unrecorded].filter((name) => !visits.has(name)));
  const unrecorded = unrecordedIn(book, missing, window.uncounted);
  const person = createReplayPerson(book, history, window);
  const stage: Stage = {
    book,
    person,
    window,
    findings,
    unrecorded,
    eligibleMs: new Map(),
    history,
  };
  const { events } = history;
  const unasked = createFindings(book.guides);
  const untilMs = presence(events);
  let wakeMs: number | undefined;
  for (const [index, event] of events.entries()) {
    if (index % EVENTS_A_STEP === EVENTS_A_STEP - 1) yield;
    // What was to come while they were still there comes before what they did next.
    const last = Math.min(event.atMs - 1, untilMs[index]!, window.untilMs - 1);
    while (wakeMs !== undefined && wakeMs <= last) wakeMs = decide(stage, wakeMs);
    if (event.atMs >= window.untilMs) break;
    if (event.here && event.here.session !== person.place?.session) findings.left();
    const how = person.take(event);
    if (event.told) follow(stage, event.told);
    if (how === "loaded") {
      stage.holder = undefined;
      stage.eligibleMs.clear();
    }
    if (how === "moved") {
      stage.eligibleMs.clear();
      if (stage.holder && !isOnPage(stage.holder.guide.pages, event.here!.path)) {
        stage.holder = undefined;
      }
    }
    if (!event.here) continue;
    if (event.atMs >= window.fromMs) wakeMs = decide(stage, event.atMs);
    else if (event.atMs >= window.fromMs - SESSION_MS) {
      judgeGuides({ ...stage, findings: unasked }, event.atMs);
    }
  }
  findings.left();
  return findings.verdicts();
}

/** Until when they are known to have been there before each event: up to it, where its session went on. */
function presence(events: readonly ReplayEvent[]): readonly number[] {
  let session: string | undefined;
  const before = events.map(({ here }) => {
    const was = session;
    session = here?.session ?? session;
    return was;
  });
  let next: string | undefined;
  return events
    .toReversed()
    .map(({ here }, index) => {
      next = here?.session ?? next;
      return before[events.length - 1 - index] === next ? Infinity : -Infinity;
    })
    .toReversed();
}

/** Decides as the browser does, and says when it is worth deciding again. */
function decide(stage: Stage, nowMs: number): number | undefined {
  const { book, person, window, findings } = stage;
  const { place } = person;
  if (place === undefined) return undefined;
  if (stage.holder && stage.holder.endMs <= nowMs) close(stage);
  findings.moment({ atMs: nowMs, path: place.path });
  const { candidates, withheld } = judgeGuides(stage, nowMs);
  const decision = arbitrate(candidates, person.ledger, book.caps, {
    nowMs,
    session: place.session,
    loadedMs: person.loadedMs,
    isPaused: false,
    isTipsOff: false,
    isTyping: false,
    isHostModalOpen: false,
    isLeadingTab: true,
    showing: stage.holder?.guide.id,
  });
  for (const { guide, because, untilMs } of decision.held) {
    const isShort = untilMs !== undefined && untilMs - nowMs <= MAY_STAY_MS;
    findings.missed(guide, { reason: because });
    if (isShort && because !== "snoozed") findings.soon(guide);
  }
  if (decision.kind === "show") {
    const guide = book.guides.find(({ id }) => id === decision.guide)!;
    show(stage, guide, withheld.has(guide.id) ? "withheld" : "shown", nowMs);
  }
  const waits = decision.held.map(({ untilMs = Infinity }) => untilMs);
  const nextMs = Math.min(
    ...waits.filter((untilMs) => untilMs > nowMs),
    stage.holder?.endMs ?? Infinity,
    person.nextSilenceMs(nowMs),
  );
  return nextMs < window.untilMs ? nextMs : undefined;
}

/** How each guide stands by itself: what may take the slot, and those of it that are withheld. */
function judgeGuides(
  { book, person, findings, eligibleMs, holder, unrecorded }: Stage,
  nowMs: number,
): { readonly candidates: readonly GuideCandidate[]; readonly withheld: ReadonlySet<string> } {
  const facts = person.facts(nowMs);
  const withheld = new Set<string>();
  const candidates: GuideCandidate[] = [];
  for (const guide of book.guides) {
    const { id } = guide;
    if (id === holder?.guide.id) continue;
    const standing = standingOf(guide, book, person, facts, unrecorded);
    if (standing.kind !== "fits") {
      // Its delay counts from when its condition began to hold.
      eligibleMs.delete(id);
      if (standing.kind === "unknown") findings.unknown(id, standing.because);
      else findings.missed(id, standing.because, standing.parts);
      continue;
    }
    if (standing.arm === "withheld") withheld.add(id);
    const sinceMs = eligibleMs.get(id) ?? nowMs;
    eligibleMs.set(id, sinceMs);
    const delayedMs = sinceMs + guide.delayMs;
    const delay =
      delayedMs > nowMs ? { because: "too-soon" as const, untilMs: delayedMs } : undefined;
    const wait = standing.wait ?? delay;
    if (guide.kind !== "checklist") candidates.push({ guide, wait });
    // Its launcher is quiet and waits for no slot.
    else if (standing.wait) findings.missed(id, { reason: standing.wait.because });
    else if (standing.arm === "withheld") findings.missed(id, { reason: "withheld" });
    else findings.would(id);
  }
  return { candidates, withheld };
}
