import type { Notes } from "./notes.ts";

/** A stretch of use without a break of 30 minutes, shared by the tabs of one browser. */
export interface Session {
  readonly id: string;
  readonly startedMs: number;
  /** Latest message or input, epoch milliseconds. */
  lastMs: number;
  /** Messages of this tab and of the pages before it; a tab never uses a number twice, two tabs may use the same. */
  seq: number;
  activeMs: number;
  /** Length of the absence before it; absent for the first session of a visitor. */
  readonly awayMs?: number;
}

export interface SessionKeeper {
  /** The session now, with the active time so far. */
  current(): Session;
  /** Somebody is here: an input or a message was made. It begins no session. */
  touch(): void;
  /** Writes it down and takes over what other tabs wrote. */
  sync(): void;
  /** Forgets it: another person may sit here. The next one is new. */
  end(): void;
}

export interface SessionPort {
  readonly notes: Notes;
  now(): number;
  newId(): string;
  /** Active milliseconds since the last call. */
  takeActiveMs(): number;
}

const BREAK_MS = 30 * 60_000;

/** Keeps the session in memory, because reading storage for each message would cost the host page. */
export function createSession({ notes, now, newId, takeActiveMs }: SessionPort): SessionKeeper {
  let session: Session | undefined;
  const load = () => notes.read("session") as Session | null;
  const isOpen = (atMs: number) => atMs - (session?.lastMs ?? 0) < BREAK_MS;

  function current(): Session {
    const startedMs = now();
    // Another tab may have gone on with it; storage is asked only when it seems to be over.
    if (!isOpen(startedMs)) session = load() ?? session;
    if (!session || !isOpen(startedMs)) {
      const away = session && { awayMs: startedMs - session.lastMs };
      session = { id: newId(), startedMs, lastMs: startedMs, seq: 0, activeMs: 0, ...away };
    }
    session.activeMs += takeActiveMs();
    return session;
  }

  return {
    current,
    touch() {
      if (session && isOpen(now())) session.lastMs = now();
    },
    sync() {
      const own = current();
      const other = load();
      if (other?.id === own.id) own.activeMs = Math.max(own.activeMs, other.activeMs);
      notes.write("session", own);
    },
    end() {
      session = undefined;
      notes.write("session");
    },
  };
}
