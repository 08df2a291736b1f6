import type { LogEvent } from "../store/event-log.ts";

/** What `correct` decided about a client's time. */
export type CorrectedTime = Pick<LogEvent, "atMs" | "clientAtMs" | "timeNote">;

/** One message's clocks, epoch milliseconds. */
export interface MessageTimes {
  readonly clientMs: number;
  readonly sentMs: number | undefined;
  readonly receivedMs: number;
  readonly session: string | undefined;
}

/** Estimates each session's clock and judges times by it. */
export interface SkewClock {
  correct(times: MessageTimes): CorrectedTime;
}

// A clock that is an hour ahead is wrong, not late: delays only ever make a clock look behind.
const TOO_FAR_AHEAD_MS = 3_600_000;
const SESSIONS_KEPT = 50_000;
// No event waits longer in a browser; a `sentAt` further from its event is not this clock's.
const LONGEST_WAIT_MS = 15 * 24 * 3_600_000;

/**
 * Client times are kept as they are: a correction per batch would fold the delay of each delivery into the times and
 * invert funnels. The one exception are sessions whose clock runs more than an hour ahead. Their offset is estimated
 * once, as the least (received − sent) seen until then, and taken off every event of the session alike, so that their
 * order stays. What is still more than an hour ahead after that, or would lie before 1970, gets the receive time.
 */
export function createSkewClock(): SkewClock {
  const offsets = new Map<string, number>();

  /** Milliseconds to add to the session's times; 0 unless its clock is too far ahead. */
  function offsetOf(times: MessageTimes): number {
    const { session } = times;
    const measured = measuredOffset(times);
    if (session === undefined) return measured < -TOO_FAR_AHEAD_MS ? measured : 0;
    const known = offsets.get(session);
    if (known !== undefined) return known;
    if (measured >= -TOO_FAR_AHEAD_MS) return 0;
    offsets.set(session, measured);
    const [oldest] = offsets.keys();
    if (offsets.size > SESSIONS_KEPT && oldest !== undefined) offsets.delete(oldest);
    return measured;
  }

  return {
    correct(times) {
      const offset = offsetOf(times);
      const atMs = times.clientMs + offset;
      if (atMs < 0 || atMs > times.receivedMs + TOO_FAR_AHEAD_MS) {
        return { atMs: times.receivedMs, clientAtMs: times.clientMs, timeNote: "receive-time" };
      }
      if (offset === 0) return { atMs };
      return { atMs, clientAtMs: times.clientMs, timeNote: "session-offset" };
    },
  };
}

/**
 * When an event was made at the latest, epoch milliseconds, where the clock of its sender was ahead by so much as its
 * `sentAt` lies after the receipt; undefined where that is not before `atMs`.
 */
export function madeByMs(times: MessageTimes, atMs: number): number | undefined {
  const measured = measuredOffset(times);
  const latestMs = times.clientMs + measured;
  return measured < 0 && latestMs < atMs ? latestMs : undefined;
}

/** Received − sent; endless where there is no `sentAt` that belongs to the event. */
function measuredOffset({ clientMs, sentMs, receivedMs }: MessageTimes): number {
  const isSent = sentMs !== undefined && sentMs - clientMs <= LONGEST_WAIT_MS;
  return isSent ? receivedMs - sentMs : Infinity;
}
