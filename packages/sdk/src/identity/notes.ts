import type { Note } from "../outbox/journal.ts";
import type { Platform } from "../platform/platform.ts";
import type { Consent } from "./consent.ts";

const NAMES = ["user", "session", "consent", "journal", "drops", "lock"] as const;
export type NoteName = (typeof NAMES)[number];

/** The small strings that Cairn keeps in this browser, as far as there is consent. */
export interface Notes {
  of(name: NoteName): Note;
  /** The visitor's id shared between subdomains; undefined without a domain. */
  readonly cookie: Note | undefined;
  /** Removes every one of them. */
  forget(): void;
}

/** Notes under `prefix`: written only with consent granted, read unless it is denied. */
export function createNotes(
  platform: Platform,
  prefix: string,
  cookieDomain: string | undefined,
  consent: () => Consent,
): Notes {
  const mayRead = () => consent() !== "denied";
  const mayWrite = () => consent() === "granted";
  const cookieName = `${prefix}visitor`;
  return {
    of: (name) => ({
      read: () => (mayRead() ? platform.read(prefix + name) : undefined),
      write: (text) => mayWrite() && platform.write(prefix + name, text),
    }),
    cookie:
      cookieDomain === undefined
        ? undefined
        : {
            read: () => (mayRead() ? platform.readCookie(cookieName) : undefined),
            write(text) {
              if (mayWrite()) platform.writeCookie(cookieName, cookieDomain, text);
              return mayWrite();
            },
          },
    forget() {
      for (const name of NAMES) platform.write(prefix + name);
      if (cookieDomain) platform.writeCookie(cookieName, cookieDomain);
    },
  };
}
