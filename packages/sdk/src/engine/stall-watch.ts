import {
  type CompiledGuidebook,
  type CompiledMilestone,
  type Facts,
  type JsonObject,
  type ProgressEvent,
  type StallHappening,
  type StallJudgement,
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
import type { User } from "./user.ts";

/** Follows what the user does at the milestone that they work on, and tells when a stall begins and ends. */
export interface StallWatch {
  addEvent(event: ProgressEvent): unknown;
  /** The stall that the user is in now, if any. */
  look(book: CompiledGuidebook, reachedAt: Readonly<Record<string, number>>): Facts["stall"];
  /** The latest failed attempt at the milestone at hand; its text is for matching in the page only. */
  failed(): ProgressEvent | undefined;
  /** Another user or guidebook: start from what the record holds. */
  restart(): void;
  readonly stop: Stop;
}

type Told<Happening> = Happening extends unknown ? Omit<Happening, "atMs" | "active"> : never;

const FAILED = "failed-attempts";
const LOOK_AGAIN_MS = 1_000;
// Time that passes is written down so often, if nothing else is.
const WRITE_SECONDS = 5;

/**
 * Watches the user who is here; what is known of them is kept in their record and survives a reload. `onChange` asks for
 * another look; `defers` says whether a stall has to wait to be told, given whether an attempt has just failed.
 */
export function createStallWatch(
  port: EnginePort,
  user: User,
  onChange: () => void,
  defers: (hasFailed: boolean) => boolean,
): StallWatch {
  /** Where the milestone at hand is worked on. */
  let pages: readonly string[] = [];
  /** Active time of the session as far as it was written down, and as it was at the last look. */
  let writtenMs = port.session().activeMs;
  let lookedMs = writtenMs;
  let failure: ProgressEvent | undefined;
  let judged: StallJudgement | undefined;
  let stall: Facts["stall"];
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Heard since the last look, which knows what milestone they are evidence for. */
  let pending: ProgressEvent[] = [];

  return {
    restart() {
      failure = judged = stall = undefined;
      pending = [];
    },
    failed: () => failure,
    stop: () => clearTimeout(timer),
    addEvent: (event) => pending.push(event),
    look(book, reachedAt) {
      const { stalls } = book;
      const nowMs = port.now();
      const path = port.path();
      const activeMs = port.session().activeMs;
      const events = pending;
      let [state, stuckMs] = user.kept.stall;
      const wasStuckMs = stuckMs;
      // A new session counts from zero again.
      writtenMs = Math.min(writtenMs, activeMs);
      const gained = Math.floor((activeMs - writtenMs) / 1000);
      const active = gained + (state ? state[3].active : 0);
      const fold = (happening: Told<StallHappening>, atMs = nowMs) =>
        (state = foldStall(state, { atMs, active, ...happening }, stalls[0]!));
      pending = [];

      const [atHand, , , , seen] = fold({
        kind: "time",
        elsewhere: !isOnPage(pages, path),
      });
      // Who is stuck stays with their milestone: help must not go away because they look around. Who failed at one
      // works on it, wherever that is and whatever would be next; without pages of its own it is worked on everywhere.
      const stays = stuckMs && !(atHand in reachedAt);
      const failedAt = stays
        ? undefined
        : openMilestones(reachedAt, book).find((open) =>
            events.some((event) => fails(open, event)),
          );
      const isTaken = failedAt ?? (FAILED in seen && !pages.length);
      const milestone = milestoneAtHand(
        reachedAt,
        book,
        stays || isTaken ? undefined : path,
        failedAt?.id ?? atHand,
      );
      const id = milestone?.id ?? "";
      const isOther = id !== atHand;
      pages = milestone?.pages ?? [];
      if (isOther) {
        failure = judged = undefined;
        fold({ kind: "milestone", milestone: id });
      }
      let hasFailed = false;
      for (const event of events) {
        const { name, atMs, properties } = event;
        const { kind, path: at, element } = properties as Readonly<Record<string, string>>;
        fold({ kind: "event", name }, atMs);
        if (fails(milestone, event)) {
          hasFailed = true;
          failure = event;
          fold({ kind: "sign", sign: FAILED, where: { path, event: name } }, atMs);
        } else if (name === "Frustration Detected" && isOnPage(pages, at!)) {
          const where = { path: at!, element: element! };
          fold({ kind: "sign", sign: kind as StallReasonKind, where }, atMs);
        }
      }

      const found = judgeStall(stalls, state!, milestone?.expectedActiveMs);
      const { silence } = state![3];
      // What was learned judges at the moments that it was learned at; the author's rule gives no chance, and looks at the
      // clock. Silence never lowers the evidence.
      if (
        found &&
        (!found.chance || STALL_SILENCES.includes(silence)) &&
        (!silence || !judged || found.excess > judged.excess)
      ) {
        judged = found;
      }
      const tell = (what: "Detected" | "Resolved", of: string, more: JsonObject) => {
        const properties = { milestone: of, ...more };
        // Every tab knows the latest happening, so that two of them tell of one stall.
        user.tellOnce(`Stall ${what}`, properties, `${of} ${state![1]}`);
        port.emit("stall", { kind: what.toLowerCase(), atMs: nowMs, ...properties });
      };
      if (stuckMs && (isOther || (judged && !isStuck(judged, true)))) {
        stuckMs = stall = undefined;
        user.choose({ settledOffers: [] });
        tell("Resolved", atHand, { by: atHand in reachedAt ? "progress" : "evidence-gone" });
      }
      // A second of silence is looked at as long as it may tell, while they are there.
      let isAwaited = activeMs > lookedMs && silence < 30;
      lookedMs = activeMs;
      if (found && (stuckMs || (judged && isStuck(judged, false)))) {
        const { baseline, chance } = (judged ??= found);
        isAwaited = !stuckMs && defers(hasFailed);
        if (!isAwaited) {
          const reasons = stallReasons(judged, state!);
          stall ??= { milestone: id, reasons: reasons.map(({ kind }) => kind) };
          if (!stuckMs) {
            stuckMs = nowMs;
            tell("Detected", id, {
              reasons: reasons as readonly object[] as readonly JsonObject[],
              model: baseline.version,
              ...(chance && { chance: Number(chance.toFixed(2)) }),
            });
          }
        }
      }
      if (isAwaited) {
        clearTimeout(timer);
        timer = setTimeout(onChange, LOOK_AGAIN_MS);
      }
      if (events.length || isOther || stuckMs !== wasStuckMs || gained >= WRITE_SECONDS) {
        writtenMs += gained * 1000;
        user.change({ stall: [state, stuckMs] }, true);
      }
      return stall;
    },
  };
}

function fails(milestone: CompiledMilestone | undefined, event: ProgressEvent): boolean {
  return !!milestone?.failures.some((match) => matchesEvent(match, event));
}
