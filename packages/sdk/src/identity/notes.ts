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
  consent: () => Consent,
): Notes {
  const isCookie = (name: NoteName) => cookieDomain && name === "id";

  function store(name: NoteName, text?: string): void {
    if (isCookie(name)) platform.writeCookie(prefix + name, cookieDomain as string, text);
    else platform.write(prefix + name, text);
  }
  return {
    read(name) {
      const place = isCookie(name) ? platform.readCookie : platform.read;
      try {
        return JSON.parse((consent() !== "denied" && place(prefix + name)) || "null");
      } catch {
        return undefined;
      }
    },
    write(name, value) {
      if (consent() === "granted") store(name, JSON.stringify(value));
    },
    forget() {
      for (const name of NAMES) store(name);
    },
  };
}
