import { arbitrate, type Candidate as GuideCandidate } from "../arbiter/arbitrate.ts";
import type { LedgerEntry } from "../arbiter/ledger.ts";
import type { CompiledGuidebook } from "../guidebook/compiled.ts";
import type { CompiledGuide } from "../guidebook/compiled-guide.ts";
import { isOnPage } from "../lib/match-path.ts";
import type { ReplayEvent, ReplayHistory, ReplayWindow } from "./history.ts";
import { standingOf } from "./own-reason.ts";
import { createFindings, type Findings } from "./findings.ts";
import { createReplayPerson, type ReplayPerson } from "./replay-person.ts";
import { type Unrecorded, unrecordedIn } from "./unrecorded.ts";
import type { ReplayVerdict } from "./verdict.ts";

// What nobody closed in the log is taken to be read and closed, as long as the stage holds a slot for what is withheld.
const READ_MS = 10_000;
// Delays that began before the window go on in it; no session is longer without an event.
const SESSION_MS = 30 * 60_000;
// The replay has a moment only where something was recorded; a browser looks every few seconds.
const SAME_MS = 5_000;
// Who was seen last so short a time before a guide would have come may have stayed for it.
const MAY_STAY_MS = 60_000;

/** The guide that is on screen, or taken to be. */
interface Holder {
  readonly guide: CompiledGuide;
  readonly endMs: number;
  /** What becomes of it then; absent: the log tells. */
  readonly closes: boolean;
}

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
  const findings = createFindings(book.guides);
  if (book.paused) return findings.all("paused");
  const unrecorded = unrecordedIn(book, window.unrecorded, window.uncounted);
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

interface Stage {
  readonly book: CompiledGuidebook;
  readonly person: ReplayPerson;
  readonly window: ReplayWindow;
  readonly findings: Findings;
  readonly unrecorded: Unrecorded;
  readonly history: ReplayHistory;
  /** Since when each guide may show: its delay counts from there. */
  readonly eligibleMs: Map<string, number>;
  holder?: Holder | undefined;
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

/** The guide takes the slot, shown or, for the sake of a comparison, withheld. */
function show(stage: Stage, guide: CompiledGuide, kind: "shown" | "withheld", atMs: number): void {
  const { person, findings, window } = stage;
  const { id } = guide;
  const { path = "", session = "" } = person.place ?? {};
  const target = guide.kind === "tour" ? guide.steps[0]?.target : "target" in guide && guide.target;
  const isThere = !target || window.wasElementThere(id, path);
  if (kind === "withheld") findings.missed(id, { reason: "withheld" });
  else if (isThere) findings.would(id);
  else findings.unknown(id, { kind: "element", guide: id });
  // Taken to be there; who had to wait for it may not have had to.
  if (!isThere) findings.doubt({ kind: "element", guide: id });
  person.note({ id: `replay/${id}/${atMs}`, guide: id, kind, atMs, session });
  hold(stage, guide, kind, atMs);
}

const ENDS: ReadonlySet<LedgerEntry["kind"]> = new Set([
  "dismissed",
  "completed",
  "snoozed",
  "never",
]);

function hold(stage: Stage, guide: CompiledGuide, kind: "shown" | "withheld", atMs: number): void {
  const session = stage.person.place?.session;
  const told = stage.history.events.flatMap((event) =>
    event.told?.guide === guide.id && event.told.session === session ? [event.told] : [],
  );
  const closed = told.find((entry) => entry.atMs > atMs && ENDS.has(entry.kind));
  // Where the log tells of this showing and of no end, it stood there until they left the page.
  const wasShown = told.some(
    (entry) => entry.kind === "shown" && Math.abs(entry.atMs - atMs) <= SAME_MS,
  );
  const isGuessed = kind === "withheld" || (!closed && !wasShown);
  stage.holder = {
    guide,
    endMs: isGuessed ? atMs + READ_MS : (closed?.atMs ?? Infinity),
    closes: isGuessed && kind === "shown",
  };
}

/** What the log tells of a guide: that it was closed, or, before the window, that it was shown. */
function follow(stage: Stage, { guide, kind, atMs, asked }: LedgerEntry): void {
  if (ENDS.has(kind) && stage.holder?.guide.id === guide) stage.holder = undefined;
  if ((kind !== "shown" && kind !== "withheld") || asked || atMs >= stage.window.fromMs) return;
  const shown = stage.book.guides.find(({ id }) => id === guide);
  if (shown && shown.kind !== "checklist") hold(stage, shown, kind, atMs);
}

function close(stage: Stage): void {
  const { holder, person } = stage;
  stage.holder = undefined;
  if (!holder?.closes) return;
  const { guide, endMs } = holder;
  const id = `replay/${guide.id}/${endMs}/closed`;
  const session = person.place?.session ?? "";
  person.note({ id, guide: guide.id, kind: "dismissed", atMs: endMs, session });
}
