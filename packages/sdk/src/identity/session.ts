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
  /** Active milliseconds of this page so far. */
  pageActiveMs(): number;
}

const BREAK_MS = 30 * 60_000;

/** Keeps the session in memory, because reading storage for each message would cost the host page. */
export function createSession({ notes, now, newId, pageActiveMs }: SessionPort): SessionKeeper {
  let session: Session | undefined;
  /** Active time of the page as far as it is in a session. */
  let countedMs = 0;
  const load = () => notes.read("session") as Session | null;

  function current(): Session {
    const startedMs = now();
    // Another tab may have gone on with it; storage is asked only when it seems to be over.
    if (!(session && session.lastMs + BREAK_MS > startedMs)) session = load() ?? session;
    if (!(session && session.lastMs + BREAK_MS > startedMs)) {
      const away = session && { awayMs: startedMs - session.lastMs };
      session = { id: newId(), startedMs, lastMs: startedMs, seq: 0, activeMs: 0, ...away };
    }
    const activeMs = pageActiveMs();
    session.activeMs += activeMs - countedMs;
    countedMs = activeMs;
    return session;
  }

  return {
    current,
    touch() {
      const nowMs = now();
      if (session && session.lastMs > nowMs - BREAK_MS) session.lastMs = nowMs;
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
