import type { Platform, StreamListener } from "../src/platform.ts";

/** A browser in which time stands still until it is told to pass. */
export interface FakePlatform extends Platform {
  /** Lets so many milliseconds pass; what became due runs, and what it awaits settles. */
  pass(ms: number): Promise<void>;
  readonly remembered: Map<string, string>;
  readonly visited: string[];
  readonly reported: readonly unknown[];
  /** The latest stream that was opened. */
  openedStream(): StreamListener;
  leave(): void;
}

let tabs = 0;

/** A platform whose `fetch` is never used: models are given their api. */
export function fakePlatform(hash = ""): FakePlatform {
  let now = 1_000_000;
  let due: { at: number; run: () => void }[] = [];
  let here = hash;
  let onHash = (): void => {};
  let onLeave = (): void => {};
  let listener: StreamListener | undefined;
  const remembered = new Map<string, string>();
  const visited: string[] = [];
  const reported: unknown[] = [];
  return {
    now: () => now,
    after(ms, run) {
      const entry = { at: now + ms, run };
      due.push(entry);
      return () => {
        due = due.filter((one) => one !== entry);
      };
    },
    fetch: () => Promise.reject(new TypeError("no network in this test")),
    stream(_, on) {
      listener = on;
      return () => {};
    },
    recall: (name) => remembered.get(name),
    remember(name, value) {
      if (value === undefined) remembered.delete(name);
      else remembered.set(name, value);
    },
    hash: () => here,
    go(next) {
      here = next;
      visited.push(next);
    },
    onHash(run) {
      onHash = run;
      return () => {};
    },
    onLeave(run) {
      onLeave = run;
      return () => {};
    },
    prefersDark: () => false,
    tabName: () => `tab-${(tabs += 1)}`,
    onReturn: () => () => {},
    copy: () => Promise.resolve(true),
    openTab: (url) => visited.push(url),
    saveFile: () => {},
    focus: () => {},
    refocus: () => {},
    title: () => {},
    report: (error) => reported.push(error),
    reported,
    remembered,
    visited,
    openedStream() {
      if (listener === undefined) throw new Error("no stream was opened");
      return listener;
    },
    leave: () => onLeave(),
    async pass(ms) {
      const until = now + ms;
      await settle();
      for (;;) {
        const next = due.filter((one) => one.at <= until).toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        due = due.filter((one) => one !== next);
        now = next.at;
        next.run();
        await settle();
      }
      now = until;
      onHash();
    },
  };
}

/** Lets every promise that can settle do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
