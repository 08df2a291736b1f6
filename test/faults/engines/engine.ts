import type { Page } from "playwright-core";

/** Browser engines, and `node` for what happens without a browser. */
export type EngineName = "chromium" | "firefox" | "webkit" | "node";

/** A browser engine that is at hand. */
export interface Engine {
  readonly name: EngineName;
  /** An empty profile under automation, apart from all others. */
  openProfile(): Promise<Profile>;
  /** A browser outside automation on a profile in `folder`, showing `url`. */
  startAlone(folder: string, url: string): Promise<LoneBrowser>;
  stop(): Promise<void>;
}

/** Somebody's browser with its storage. */
export interface Profile {
  /** A tab in which the host page is loaded. */
  openTab(url: string): Promise<Tab>;
  close(): Promise<void>;
}

/** A page under automation. */
export interface Tab {
  /** The value of an expression in the page, as JSON carries it; a promise is awaited. */
  evaluate<Value>(expression: string): Promise<Value>;
  /** Presses a key as a person does: "Tab", "Shift+Tab", "Enter", "Escape", "Space", "ArrowLeft" and its kin. */
  press(key: string): Promise<void>;
  /** Goes to an address and waits until it is loaded. */
  go(url: string): Promise<void>;
  /** Puts it before the other tabs: in Firefox a key presses no button behind them. */
  toFront(): Promise<void>;
  close(): Promise<void>;
  /** Chromium's page as Playwright has it. */
  readonly page?: Page;
}

/** A browser process without automation: only its pages speak. */
export interface LoneBrowser {
  /** SIGKILL to every process of it. */
  kill(): Promise<void>;
}

/** Playwright's page of a tab; throws where the engine has none. */
export function pageOf(tab: Tab): Page {
  if (tab.page === undefined) throw new Error("only Chromium's tabs have a page of Playwright");
  return tab.page;
}
