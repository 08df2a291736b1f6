/** A stretch of use without a break of 30 minutes, shared by the tabs of one browser. */
export interface Session {
  readonly id: string;
  readonly startedMs: number;
  /** Latest message or input, epoch milliseconds. */
  readonly lastMs: number;
  /** Messages so far. */
  readonly seq: number;
  readonly activeMs: number;
  /** Length of the absence before it; absent for the first session of a visitor. */
  readonly awayMs?: number;
}

const BREAK_MS = 30 * 60_000;

/** The session at `nowMs`: `previous` while it is not broken, else a new one named `newId()`. */
export function continueSession(
  previous: Session | undefined,
  nowMs: number,
  newId: () => string,
): Session {
  const awayMs = previous && nowMs - previous.lastMs;
  if (previous && awayMs !== undefined && awayMs < BREAK_MS) return previous;
  return {
    id: newId(),
    startedMs: nowMs,
    lastMs: nowMs,
    seq: 0,
    activeMs: 0,
    ...(awayMs === undefined ? {} : { awayMs }),
  };
}

/** What two tabs know of the session together: of one session the most, of two the younger. */
export function joinSessions(one: Session, other: Session | undefined): Session {
  if (other === undefined) return one;
  if (one.id !== other.id) return one.startedMs < other.startedMs ? other : one;
  return {
    ...one,
    lastMs: Math.max(one.lastMs, other.lastMs),
    seq: Math.max(one.seq, other.seq),
    activeMs: Math.max(one.activeMs, other.activeMs),
  };
}

export interface SessionPort {
  now(): number;
  newId(): string;
  load(): Session | undefined;
  save(session: Session): void;
  /** Active milliseconds since the last call. */
  takeActiveMs(): number;
  lastInputMs(): number;
}

export interface SessionKeeper {
  /** The session now, with the active time so far. */
  current(): Session;
  /** The same, after counting one more message in it. */
  next(): Session;
  /** Writes it down and takes over what other tabs wrote. */
  sync(): void;
  /** Begins a new one: another person may sit here. */
  renew(): void;
}

/** Keeps the session in memory, because reading storage for each message would cost the host page. */
export function createSession(port: SessionPort): SessionKeeper {
  let session: Session | undefined = port.load();

  function current(): Session {
    const nowMs = port.now();
    const activeMs = port.takeActiveMs();
    if (session) session = { ...session, lastMs: Math.max(session.lastMs, port.lastInputMs()) };
    const before = session;
    // Another tab may have gone on with it; storage is asked only when it seems to be over.
    if (!session || nowMs - session.lastMs >= BREAK_MS) {
      const stored = port.load();
      session = session ? joinSessions(session, stored) : stored;
    }
    session = continueSession(session, nowMs, port.newId);
    if (activeMs && session.id === before?.id) {
      session = { ...session, activeMs: session.activeMs + activeMs };
    }
    return session;
  }

  return {
    current,
    next() {
      const { seq, ...rest } = current();
      session = { ...rest, seq: seq + 1, lastMs: port.now() };
      return session;
    },
    sync() {
      session = joinSessions(current(), port.load());
      port.save(session);
    },
    renew() {
      session = continueSession(undefined, port.now(), port.newId);
      port.save(session);
    },
  };
}

/** Reads what `JSON.stringify(session)` left in storage; undefined when it is not a session. */
export function parseSession(text: string | undefined): Session | undefined {
  try {
    const session = JSON.parse(text ?? "null") as Session | null;
    return session?.id && session.lastMs >= 0 && session.seq >= 0 ? session : undefined;
  } catch {
    return undefined;
  }
}
