import type { Platform } from "../platform/platform.ts";
import type { Consent } from "./consent.ts";

const NAMES = ["user", "session", "consent", "journal", "drops", "lock"] as const;
export type NoteName = (typeof NAMES)[number];

/** Small JSON values that Cairn keeps in this browser, shared by its tabs, as far as there is consent. */
export interface Notes {
  read(name: NoteName): unknown;
  /** Without `value` the note is forgotten. */
  write(name: NoteName, value?: unknown): void;
  /** Removes every one of them. */
  forget(): void;
}

/** Notes under `prefix`; in memory where storage is denied or there is no consent. */
export function createNotes(platform: Platform, prefix: string, consent: () => Consent): Notes {
  let memory: Partial<Record<NoteName, string | undefined>> = {};
  return {
    read(name) {
      const stored = consent() === "denied" ? undefined : platform.read(prefix + name);
      try {
        return JSON.parse(stored ?? memory[name] ?? "null") ?? undefined;
      } catch {
        return undefined;
      }
    },
    write(name, value) {
      const text = value === undefined ? undefined : JSON.stringify(value);
      const isStored = consent() === "granted" && platform.write(prefix + name, text);
      memory[name] = isStored ? undefined : text;
    },
    forget() {
      memory = {};
      for (const name of NAMES) platform.write(prefix + name);
    },
  };
}
