// Stands in for @preact/signals-core in the bundles that browsers get; `test/signals` compares the two.

interface Failure {
  readonly error: unknown;
}

/** Who runs now, and so follows what is read. */
let running: Source<unknown> | undefined;
/** Batches that are open. */
let depth = 0;
/** Effects one of whose sources may have changed. */
let waiting: Source<unknown>[] = [];
/** How often any signal was set. */
let clock = 0;

/**
 * A value that can be followed: one that is set, or one that is computed, only when it is read and something that it read
 * has changed. An effect is one that is computed unread, and follows itself as long as it lives. Each follows its sources
 * only while it is followed.
 */
class Source<Value> {
  /** Of an effect what it returned, which runs before the next time. */
  held: Value;
  failure: Failure | undefined;
  readonly followers = new Set<Source<unknown>>();
  /** What it read when it ran last, and what it found there. */
  readings = new Map<Source<unknown>, unknown>();
  readonly compute: (() => Value) | undefined;
  readonly isEffect: boolean | undefined;
  /** Who follows it was told that a source may have changed. */
  isStale = false;
  checkedAt: number | undefined;

  constructor(held: Value, compute?: () => Value, isEffect?: boolean) {
    this.held = held;
    this.compute = compute;
    this.isEffect = isEffect;
  }
  get value(): Value {
    this.renew();
    if (running) {
      running.readings.set(this, this.held);
      if (running.followers.size > 0) this.gain(running);
    }
    return this.peek();
  }
  set value(next: Value) {
    if (next === this.held) return;
    this.held = next;
    clock++;
    batch(() => this.tell());
  }
  peek(): Value {
    this.renew();
    if (this.failure) throw this.failure.error;
    return this.held;
  }
  renew(): void {
    // Nobody tells one that is not followed: it looks for itself, once for each change of anything.
    const isFresh = this.followers.size > 0 ? !this.isStale : this.checkedAt === clock;
    if (!this.compute || isFresh) return;
    const isMade = this.checkedAt !== undefined;
    this.isStale = false;
    this.checkedAt = clock;
    if (isMade && !hasChanged(this)) return;
    this.failure = undefined;
    try {
      this.held = track(this, this.compute);
    } catch (error) {
      // A value that nobody has seen yet: who follows this hears of each failure.
      this.failure = { error };
      this.held = this.failure as Value;
    }
  }
  tell(): void {
    for (const one of [...this.followers].reverse()) {
      if (one.isStale) continue;
      one.isStale = true;
      if (one.isEffect) waiting.push(one);
      else one.tell();
    }
  }
  gain(one: Source<unknown>): void {
    if (this.followers.size === 0) for (const source of this.readings.keys()) source.gain(this);
    this.followers.add(one);
  }
  lose(one: Source<unknown>): void {
    this.followers.delete(one);
    if (this.followers.size === 0) for (const source of this.readings.keys()) source.lose(this);
  }
}

function hasChanged({ readings }: Source<unknown>): boolean {
  for (const [source, held] of readings) {
    source.renew();
    if (source.held !== held) return true;
  }
  return false;
}

function track<Value>(one: Source<unknown>, work: () => Value): Value {
  const before = one.readings;
  const outer = running;
  one.readings = new Map();
  running = one;
  try {
    return work();
  } finally {
    running = outer;
    for (const source of before.keys()) if (!one.readings.has(source)) source.lose(one);
  }
}

function run(one: Source<unknown>): void {
  batch(() => {
    cleanUp(one);
    one.held = track(one, one.compute!);
    // It may have ended itself.
    if (one.followers.size === 0) cleanUp(one);
  });
}

function cleanUp(one: Source<unknown>): void {
  const { held } = one;
  one.held = undefined;
  if (typeof held === "function") untracked(held as () => void);
}

// Two effects that set each other off would go on for ever.
const MOST_ROUNDS = 100;

function settle(): void {
  let rounds = 0;
  let failure: Failure | undefined;
  while (waiting.length > 0) {
    const now = waiting.reverse();
    waiting = [];
    for (const one of now) {
      one.isStale = false;
      try {
        if (rounds > MOST_ROUNDS) throw new Error("Cycle detected");
        if (one.followers.size > 0 && hasChanged(one)) run(one);
      } catch (error) {
        failure ??= { error };
      }
    }
    rounds++;
  }
  if (failure) throw failure.error;
}

/** A value that others may follow. */
export function signal<Value>(value: Value): Source<Value> {
  return new Source(value);
}

/** A value made of others. */
export function computed<Value>(compute: () => Value): Source<Value> {
  return new Source(undefined as Value, compute);
}

/** Runs `work` now and whenever something that it read has changed. What it returns runs before the next time, and at the end. */
export function effect(work: () => unknown): () => void {
  const one = new Source<unknown>(undefined, work, true);
  const end = () => {
    one.lose(one);
    cleanUp(one);
  };
  one.gain(one);
  try {
    run(one);
  } catch (error) {
    end();
    throw error;
  }
  return end;
}

/** Runs `work`; who follows what it sets is told once, at its end. */
export function batch<Value>(work: () => Value): Value {
  depth++;
  try {
    return work();
  } finally {
    try {
      if (depth === 1) settle();
    } finally {
      depth--;
    }
  }
}

/** Runs `work`; nobody follows what it reads. */
export function untracked<Value>(work: () => Value): Value {
  const outer = running;
  running = undefined;
  try {
    return work();
  } finally {
    running = outer;
  }
}
