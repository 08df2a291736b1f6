import type { Platform } from "../platform/platform.ts";
import type { Consent } from "./consent.ts";

const NAMES = ["user", "id", "session", "consent", "journal", "drops", "lock"] as const;
export type NoteName = (typeof NAMES)[number];

/** Small JSON values that Cairn keeps in this browser, shared by its tabs, as far as there is consent. */
export interface Notes {
  /** Null where there is none. */
  read(name: NoteName): unknown;
  /** Without `value` the note is forgotten. */
  write(name: NoteName, value?: unknown): void;
  /** Removes every one of them. */
  forget(): void;
}

/**
 * Notes under `prefix`; in memory where storage is denied or there is no consent. With a `cookieDomain` the
 * visitor's "id" is a cookie, which subdomains share.
 */
export function createNotes(
  platform: Platform,
  prefix: string,
  cookieDomain: string | undefined,
  consent: () => Consent,
): Notes {
  let memory: Partial<Record<NoteName, string | undefined>> = {};
  const isCookie = (name: NoteName) => cookieDomain && name === "id";

  function store(name: NoteName, text?: string): boolean {
    return isCookie(name)
      ? platform.writeCookie(prefix + name, cookieDomain as string, text)
      : platform.write(prefix + name, text);
  }
  return {
    read(name) {
      const place = isCookie(name) ? platform.readCookie : platform.read;
      const stored = consent() === "denied" ? undefined : place(prefix + name);
      try {
        return JSON.parse(stored ?? memory[name] ?? "null");
      } catch {
        return undefined;
      }
    },
    write(name, value) {
      const text = value === undefined ? undefined : JSON.stringify(value);
      memory[name] = consent() === "granted" && store(name, text) ? undefined : text;
    },
    forget() {
      memory = {};
      for (const name of NAMES) store(name);
    },
  };
}
