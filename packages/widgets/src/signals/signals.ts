// Stands in for @preact/signals-core in the bundles that browsers get; `test/signals` compares the two.

/** Who follows sources: an effect, or a computed value that is followed itself. */
interface Follower {
  /** What it read when it ran last, and what it found there. */
  sources: Map<Source<unknown>, unknown>;
  isFollowing(): boolean;
  /** A source may have changed. */
  mark(): void;
}

interface Failure {
  readonly error: unknown;
}

/** Who runs now, and so follows what is read. */
let running: Follower | undefined;
/** Batches that are open. */
let depth = 0;
let waiting: Effect[] = [];
/** How often any signal was set. */
let clock = 0;

/** A value that can be followed. */
class Source<Value> {
  held: Value;
  failure: Failure | undefined;
  readonly followers = new Set<Follower>();

  constructor(value: Value) {
    this.held = value;
  }
  get value(): Value {
    this.renew();
    if (running) {
      running.sources.set(this, this.held);
      if (running.isFollowing()) this.gain(running);
    }
    return this.read();
  }
  set value(next: Value) {
    if (next === this.held) return;
    this.held = next;
    clock++;
    batch(() => this.tell());
  }
  peek(): Value {
    this.renew();
    return this.read();
  }
  read(): Value {
    if (this.failure) throw this.failure.error;
    return this.held;
  }
  tell(): void {
    for (const one of [...this.followers].reverse()) one.mark();
  }
  renew(): void {}
  gain(one: Follower): void {
    this.followers.add(one);
  }
  lose(one: Follower): void {
    this.followers.delete(one);
  }
}

/** Runs only when it is read and something that it read has changed. Follows its sources only while it is followed. */
class Computed<Value> extends Source<Value> implements Follower {
  sources: Follower["sources"] = new Map();
  readonly compute: () => Value;
  isStale = true;
  isMade = false;
  checkedAt = -1;

  constructor(compute: () => Value) {
    super(undefined as Value);
    this.compute = compute;
  }
  override renew(): void {
    // Nobody tells one that is not followed: it looks for itself, once for each change of anything.
    if (this.isFollowing() ? !this.isStale : this.checkedAt === clock) return;
    this.isStale = false;
    this.checkedAt = clock;
    if (this.isMade && !hasChanged(this)) return;
    this.isMade = true;
    this.failure = undefined;
    try {
      this.held = track(this, this.compute);
    } catch (error) {
      // A value that nobody has seen yet: who follows this hears of each failure.
      this.failure = { error };
      this.held = this.failure as Value;
    }
  }
  isFollowing(): boolean {
    return this.followers.size > 0;
  }
  mark(): void {
    if (this.isStale) return;
    this.isStale = true;
    this.tell();
  }
  override gain(one: Follower): void {
    if (!this.isFollowing()) for (const source of this.sources.keys()) source.gain(this);
    super.gain(one);
  }
  override lose(one: Follower): void {
    super.lose(one);
    if (!this.isFollowing()) for (const source of this.sources.keys()) source.lose(this);
  }
}

class Effect implements Follower {
  sources: Follower["sources"] = new Map();
  readonly work: () => unknown;
  cleanUp: unknown;
  isWaiting = false;
  isOver = false;

  constructor(work: () => unknown) {
    this.work = work;
  }
  isFollowing(): boolean {
    return !this.isOver;
  }
  mark(): void {
    if (this.isWaiting) return;
    this.isWaiting = true;
    waiting.push(this);
  }
  run(): void {
    batch(() => {
      this.clean();
      this.cleanUp = track(this, this.work);
      if (this.isOver) this.clean();
    });
  }
  clean(): void {
    const { cleanUp } = this;
    this.cleanUp = undefined;
    if (typeof cleanUp === "function") untracked(cleanUp as () => void);
  }
  end(): void {
    this.isOver = true;
    for (const source of this.sources.keys()) source.lose(this);
    this.sources.clear();
    this.clean();
  }
}

function hasChanged({ sources }: Follower): boolean {
  for (const [source, found] of sources) {
    source.renew();
    if (source.held !== found) return true;
  }
  return false;
}

function track<Value>(one: Follower, work: () => Value): Value {
  const before = one.sources;
  const outer = running;
  one.sources = new Map();
  running = one;
  try {
    return work();
  } finally {
    running = outer;
    for (const source of before.keys()) if (!one.sources.has(source)) source.lose(one);
  }
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
      one.isWaiting = false;
      try {
        if (rounds > MOST_ROUNDS) throw new Error("Cycle detected");
        if (!one.isOver && hasChanged(one)) one.run();
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
  return new Computed(compute);
}

/** Runs `work` now and whenever something that it read has changed. What it returns runs before the next time, and at the end. */
export function effect(work: () => unknown): () => void {
  const one = new Effect(work);
  try {
    one.run();
  } catch (error) {
    one.end();
    throw error;
  }
  return () => one.end();
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
