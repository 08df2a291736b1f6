import type { JsonObject, Stop } from "@cairn/core";

/** The browser, as far as the entry is concerned. No method throws; what is denied is simply absent. */
export interface Platform {
  /** Epoch milliseconds. */
  now(): number;
  /** Runs `run` once after `ms` milliseconds. */
  after(ms: number, run: () => void): Stop;
  /** Runs `run` once the page has loaded and has nothing to do. */
  whenIdle(run: () => void): Stop;
  /** Three random unsigned 32-bit integers. */
  randomWords(): ArrayLike<number>;
  /** From 0 to 1, for jitter only. */
  random(): number;

  /** A small string of this origin; undefined where there is none or storage is denied. */
  read(name: string): string | undefined;
  /** Keeps a small string; without `value` forgets it. False where storage refused. */
  write(name: string, value?: string): boolean;
  readCookie(name: string): string | undefined;
  /** Sets a cookie for a year on `domain` and its subdomains; without `value` removes it. */
  writeCookie(name: string, domain: string, value?: string): void;

  /** Address, referrer and what of the device goes with every message. */
  url(): string;
  referrer(): string;
  surroundings(): JsonObject;
  attention(): Attention;
  /** Whether the browser asks for privacy by Global Privacy Control. */
  asksForPrivacy(): boolean;

  /** Listens on the window, in the capture phase, passively. `types` are separated by spaces. */
  listen(types: string, run: (event: Event) => void): Stop;
  /** Runs after each change of the address that did not load a page. */
  onAddress(run: () => void): Stop;

  /** Posts `body`. Status 0: no answer (offline, blocked, timed out, aborted by `signal`). */
  post(url: string, body: string, how: PostOptions): Promise<Answer>;
  /** Messages between the tabs of this origin. */
  channel(name: string, receive: (value: unknown) => void): Channel;
  /** Runs `work` while no other tab does; false when another tab is at it; undefined without Web Locks. */
  lock(name: string, work: () => Promise<void>): Promise<boolean> | undefined;
  import(url: string): Promise<unknown>;
  warn(message: string): void;
}

/** Whether somebody may be looking: the page is hidden, only visible, or visible and focused. */
export type Attention = "hidden" | "visible" | "focused";

export interface PostOptions {
  /** The page may be gone before the answer: a simple request that outlives it. */
  readonly unload?: boolean;
  readonly signal?: AbortSignal;
}

export interface Answer {
  readonly status: number;
  /** Body as JSON; undefined where it is not. */
  readonly body?: unknown;
  readonly retryAfter?: string;
}

export interface Channel {
  post(value: unknown): void;
  close(): void;
}
