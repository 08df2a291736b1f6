import { IDBFactory } from "fake-indexeddb";
import { vi } from "vitest";
import type { Cairn, CairnOptions } from "../../src/cairn.ts";
import { createCairn } from "../../src/create-cairn.ts";
import { type TestBrowser, aBrowser } from "./a-browser.ts";

/** A Cairn in a test browser, and the browser. */
export interface TestCairn {
  readonly cairn: Cairn;
  readonly browser: TestBrowser;
  /** Messages the collector has, in order of their making. */
  messages(): readonly Message[];
  /** Track events and page views the collector has, by name. */
  names(): readonly string[];
}

interface Message extends Record<string, unknown> {
  readonly context: Readonly<Record<string, unknown>> & {
    readonly cairn: Readonly<Record<string, unknown>>;
  };
}

/** Empties IndexedDB: a browser that has never been here. */
export function freshIndexedDb(): void {
  vi.stubGlobal("indexedDB", new IDBFactory());
}

/** Starts Cairn with `options`, without page views unless asked for. */
export function aCairn(
  options: Partial<CairnOptions> = {},
  browser: TestBrowser = aBrowser(),
): TestCairn {
  const cairn = createCairn(
    { key: "pk_test_1", collector: "https://collector.example", autocapture: false, ...options },
    browser,
    "https://collector.example/cairn/engine.js",
    () => {},
  );
  const messages = () =>
    [...browser.collected.entries()]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([, message]) => message as Message);
  return {
    cairn,
    browser,
    messages,
    names: () => messages().map((message) => String(message["event"] ?? message["type"])),
  };
}
