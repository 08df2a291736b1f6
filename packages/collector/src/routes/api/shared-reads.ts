/** What a read depends on. */
export interface ReadState {
  /** While this is the same, what was read may be a little behind: nobody was forgotten, no rule changed. */
  readonly rules: string;
  /** While this is the same too, a read would give the same again. */
  readonly position: string;
}

/** Reads something dear on behalf of all who ask at the same time. */
export type SharedRead<Value> = (
  key: string,
  state: ReadState,
  read: () => Promise<Value>,
) => Promise<Value>;

interface Held<Value> {
  readonly state: ReadState;
  readonly value: Promise<Value>;
  readonly startedMs: number;
  tookMs?: number;
}

// A screen asks a dozen things at once. Who waited that long for a figure does not mind that it is some seconds old.
const DEAR_MS = 1_000;
const BEHIND_TIMES = 5;
const HELD_MS = 60_000;

/**
 * One value a key, held for a minute after it was asked for last. A dear one is given again for five times as long as
 * reading it took, though more came in meanwhile; a cheap one only while nothing came in. `nowMs` is a clock for durations.
 */
export function createSharedRead<Value>(nowMs: () => number): SharedRead<Value> {
  const held = new Map<string, Held<Value>>();
  const timers = new Map<string, NodeJS.Timeout>();
  const dear = new Map<string, number>();

  function isUsable(one: Held<Value>, key: string, { rules, position }: ReadState): boolean {
    if (one.state.rules !== rules) return false;
    if (one.state.position === position) return true;
    const tookMs = one.tookMs ?? dear.get(key) ?? 0;
    return tookMs >= DEAR_MS && nowMs() - one.startedMs < (1 + BEHIND_TIMES) * tookMs;
  }

  return (key, state, read) => {
    clearTimeout(timers.get(key));
    timers.set(key, setTimeout(() => held.delete(key), HELD_MS).unref());
    const before = held.get(key);
    if (before !== undefined && isUsable(before, key, state)) return before.value;
    const startedMs = nowMs();
    const one: Held<Value> = { state, value: read(), startedMs };
    held.set(key, one);
    one.value.then(
      () => {
        one.tookMs = nowMs() - startedMs;
        dear.set(key, one.tookMs);
      },
      () => {
        if (held.get(key) === one) held.delete(key);
      },
    );
    return one.value;
  };
}
