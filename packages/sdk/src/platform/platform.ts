import type { JsonObject, Stop } from "@cairn/core";

/** The browser, as far as the entry is concerned. What is denied is absent; nothing throws but `import`. */
export interface Platform {
  /** Epoch milliseconds. */
  now(): number;
  /** Runs `run` once after `ms` milliseconds. */
  after(ms: number, run: () => unknown): Stop;
  /** Runs `run` once the page has loaded and has nothing to do. */
  whenIdle(run: () => unknown): void;
  /** Three random unsigned 32-bit integers. */
  randomWords(): Iterable<number>;
  /** From 0 to 1, for jitter only. */
  random(): number;

  /** A small string of this origin; nothing where there is none or storage is denied. */
  read(name: string): string | null | undefined;
  /** Keeps a small string, where storage allows it; without `value` forgets it. */
  write(name: string, value?: string): void;
  readCookie(name: string): string | undefined;
  /** Sets a cookie for 347 days on `domain` and its subdomains; without `value` removes it. */
  writeCookie(name: string, domain: string, value?: string): void;

  url(): string;
  /** What the address, or the name that this tab has from an earlier page, says behind `#cairn-`. */
  readonly tool?: string | undefined;
  referrer(): string;
  /** Language and time zone, as they go with every message. */
  surroundings(): JsonObject;
  /** Undefined while the browser renders a page that nobody has asked for yet, as speculation rules have it. */
  isVisible(): boolean | undefined;
  /** Visible, and the window that keys go to. */
  isFocused(): boolean;
  /** Whether the browser asks for privacy by Global Privacy Control. */
  asksForPrivacy(): boolean | undefined;

  /** Listens on the window, in the capture phase, passively, until `stop`. `types` are separated by spaces. */
  listen(types: string, run: (event: Event) => void): void;
  /** Runs after each change of the address that did not load a page, until `stop`. */
  onAddress(run: () => void): void;
  /** Ends all listening. */
  stop: Stop;

  /** Posts `body`. Status 0: no answer (offline, blocked, timed out, aborted by `signal`). */
  post(url: string, body: string, how: PostOptions): Promise<Answer>;
  /** Messages between the tabs of this origin; undefined where there are none. */
  channel(name: string, receive: (value: unknown) => void): Channel | undefined;
  /**
   * Runs `work` while no other tab does; rejects when another tab is at it until `signal` ends the waiting, and where
   * there are no Web Locks or storage is denied.
   */
  lock(name: string, work: () => Promise<void>, signal: AbortSignal): Promise<void>;
  import(url: string): Promise<unknown>;
  warn(message: string): void;
}

export interface PostOptions {
  /** The page may be gone before the answer: a simple request that outlives it. */
  readonly keepalive?: boolean;
  readonly signal?: AbortSignal;
}

export interface Answer {
  readonly status: number;
  /** Body as JSON; undefined where it is not. */
  readonly body?: unknown;
  /** Value of `Retry-After`, where there is one. */
  readonly retryAfter?: string | null;
}

export interface Channel {
  postMessage(value: unknown): void;
  close(): void;
}
