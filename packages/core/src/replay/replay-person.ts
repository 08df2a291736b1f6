import type { Ledger, LedgerEntry } from "../arbiter/ledger.ts";
import type { Facts } from "../condition/facts.ts";
import type { JsonObject } from "../event/message.ts";
import type { CompiledGuidebook } from "../guidebook/compiled.ts";
import { isOnPage } from "../lib/is-on-page.ts";
import { foldProgress } from "../progress/fold.ts";
import { milestonesReached } from "../progress/milestones.ts";
import { EMPTY_PROGRESS, type Progress } from "../progress/progress.ts";
import type { ReplayEvent, ReplayHistory, ReplayPlace, ReplayWindow } from "./history.ts";
import { createStallReplay } from "./replay-stall.ts";

/** Everything that is known of one person at one moment of the replay. */
export interface ReplayPerson {
  readonly place: ReplayPlace | undefined;
  /** When the page that they are on was loaded, epoch milliseconds. */
  readonly loadedMs: number;
  readonly progress: Progress;
  readonly ledger: Ledger;
  readonly unit: string | undefined;
  readonly account: string | undefined;
  /** Takes one more event; says whether it brought them to another page, or to the same one anew. */
  take(event: ReplayEvent): "loaded" | "moved" | "stayed";
  note(entry: LedgerEntry): void;
  facts(nowMs: number): Facts;
  /** The next moment of silence at which a stall may be noticed, epoch milliseconds. */
  nextSilenceMs(nowMs: number): number;
}

/** Somebody before their first event. */
export function createReplayPerson(
  book: CompiledGuidebook,
  history: ReplayHistory,
  { fromMs, unrecorded }: ReplayWindow,
): ReplayPerson {
  const stalls = createStallReplay(book, history.happenings);
  const sessions = new Map<string, number>();
  const guides = new Set(book.guides.map(({ id }) => id));
  const visits = book.events.filter((rule) => rule.on === "visit" && unrecorded.has(rule.name));
  let progress = EMPTY_PROGRESS;
  let traits: JsonObject = {};
  let accountTraits: JsonObject = history.accountTraits ?? {};
  let ledger: readonly LedgerEntry[] = [];
  let place: ReplayPlace | undefined;
  let loadedMs = 0;
  let lastHereMs: number | undefined;
  let awayMs: number | undefined;
  let unit = history.unit;
  let userId: string | undefined;
  let account: string | undefined;
  let active = 0;
  let gainMs = 0;
  const gains = activeGains(history.events);

  /** Active seconds so far: the most that each session came to. */
  const count = ({ session = "", activeMs = 0 }: ReplayEvent): void => {
    sessions.set(session, Math.max(sessions.get(session) ?? 0, activeMs));
    let totalMs = 0;
    for (const ms of sessions.values()) totalMs += ms;
    active = Math.floor(totalMs / 1000);
  };
  const move = (to: ReplayPlace, event: ReplayEvent): "loaded" | "moved" | "stayed" => {
    const from = place;
    place = to;
    if (from?.session !== to.session) {
      awayMs = lastHereMs === undefined ? undefined : event.atMs - lastHereMs;
    }
    lastHereMs = event.atMs;
    const isLoaded = from?.tab !== to.tab;
    if (isLoaded) loadedMs = event.atMs;
    if (!isLoaded && from.path === to.path) return "stayed";
    // What browsers were not told to make of a visit then, they would have made.
    for (const { name, pages } of visits) {
      if (!isOnPage(pages, to.path)) continue;
      const visit = { id: `${event.id}/${name}`, name, atMs: event.atMs, properties: {} };
      progress = foldProgress(progress, visit, book.definitions);
    }
    return isLoaded ? "loaded" : "moved";
  };

  return {
    get place() {
      return place;
    },
    get loadedMs() {
      return loadedMs;
    },
    get progress() {
      return progress;
    },
    get ledger() {
      return ledger;
    },
    // Whom holdouts met without a name keeps to that id when they get one.
    get unit() {
      return (unit ??= userId ?? place?.anonymousId);
    },
    get account() {
      return account;
    },
    take(event) {
      const { here, told } = event;
      progress = foldProgress(progress, event, book.definitions);
      userId = event.userId ?? userId;
      account = event.accountId ?? account;
      traits = { ...traits, ...event.traits };
      accountTraits = { ...accountTraits, ...event.accountTraits };
      if (here) {
        count(event);
        gainMs = gains.get(event) ?? 0;
      }
      // From here on guides show by the replay; what people said to those that are still there stays said.
      const isOver = event.atMs < fromMs;
      const isSaid = told && told.kind !== "shown" && told.kind !== "withheld";
      if (told && (isOver || (isSaid && guides.has(told.guide)))) ledger = [...ledger, told];
      return here ? move(here, event) : "stayed";
    },
    note(entry) {
      ledger = [...ledger, entry];
    },
    facts(nowMs) {
      const together = Object.entries(history.accountReachedAt ?? {});
      const accountReachedAt = Object.fromEntries(together.filter(([, atMs]) => atMs <= nowMs));
      const reachedAt = milestonesReached(progress, book, accountReachedAt, nowMs);
      // They were active right after what they did, for as long as their next event says.
      const waited = Math.floor(Math.min(gainMs, nowMs - (lastHereMs ?? nowMs)) / 1000);
      return {
        nowMs,
        reachedAt,
        recent: progress.thresholds,
        segments: book.segments,
        traits,
        accountTraits,
        path: place?.path,
        locale: place?.locale,
        stall: stalls.look(nowMs, active + waited, reachedAt),
        firstSeenMs: progress.firstMs,
        lastActiveMs: nowMs,
        awayMs,
      };
    },
    nextSilenceMs: stalls.nextSilenceMs,
  };
}

/** How much active time passed between each event of a browser and the next of its session, milliseconds. */
function activeGains(events: readonly ReplayEvent[]): ReadonlyMap<ReplayEvent, number> {
  const gains = new Map<ReplayEvent, number>();
  const before = new Map<string, ReplayEvent>();
  for (const event of events) {
    if (!event.here) continue;
    const last = before.get(event.here.session);
    if (last) gains.set(last, Math.max(0, (event.activeMs ?? 0) - (last.activeMs ?? 0)));
    before.set(event.here.session, event);
  }
  return gains;
}
