import type { Platform } from "../platform/platform.ts";
import type { Consent } from "./consent.ts";

const NAMES = ["user", "id", "session", "consent", "journal", "lock"] as const;
export type NoteName = (typeof NAMES)[number];

/** Small JSON values that Cairn keeps in this browser, shared by its tabs, as far as there is consent. */
export interface Notes {
  /** Null where there is none. */
  read(name: NoteName): unknown;
  /** Without `value` the note is forgotten. */
  write(name: NoteName, value?: unknown): void;
  /** Whether there may be any. */
  allowed: Consent;
  /** Removes every one of them. */
  forget(): void;
}

/**
 * Notes under `prefix`, as far as storage is allowed and there is consent; else there are none. With a `cookieDomain`
 * the visitor's "id" is a cookie, which subdomains share.
 */
export function createNotes(
  platform: Platform,
  prefix: string,
  cookieDomain: string | undefined,
  allowed: Consent,
): Notes {
  const inCookie = cookieDomain && "id";

  function store(name: NoteName, text?: string): void {
    if (name === inCookie) platform.writeCookie(prefix + name, cookieDomain as string, text);
    else platform.write(prefix + name, text);
  }
  const notes: Notes = {
    allowed,
    read(name) {
      try {
        const read = name === inCookie ? platform.readCookie : platform.read;
        return JSON.parse((notes.allowed !== "denied" && read(prefix + name)) || "null");
      } catch {
        return undefined;
      }
    },
    write(name, value) {
      if (notes.allowed === "granted") store(name, JSON.stringify(value));
    },
    forget() {
      for (const name of NAMES) store(name);
    },
  };
  return notes;
}
