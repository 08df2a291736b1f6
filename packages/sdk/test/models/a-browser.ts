import type { Answer, Platform, PostOptions } from "../../src/platform/platform.ts";

/** A browser whose time, storage, network and attention a test holds in its hand. */
export interface TestBrowser extends Platform {
  readonly storage: Map<string, string>;
  readonly cookies: Map<string, string>;
  readonly warnings: string[];
  /** Requests so far. */
  readonly posts: { readonly url: string; readonly body: string; readonly how: PostOptions }[];
  /** Messages that the collector of this test has stored, by id. */
  readonly collected: Map<string, Record<string, unknown>>;
  /** How the collector answers; by default it stores everything. */
  answer: (body: string) => Answer | undefined;
  href: string;
  seen: "ahead" | "hidden" | "visible" | "focused";
  privacy: boolean;
  importModule: (url: string) => Promise<unknown>;
  /** Lets `ms` pass: timers that are due run, and everything they began settles. */
  advance(ms: number): Promise<void>;
  /** Something happens in the page. */
  fire(type: string, detail?: Partial<Event>): void;
  /** The host goes to `href` without loading a page. */
  navigate(href: string): void;
}

interface Timer {
  readonly atMs: number;
  readonly run: () => void;
}

const channels = new Set<{ name: string; receive: (value: unknown) => void }>();

/** A visible, focused browser at https://app.example/; `shared` makes it another tab of an earlier one. */
export function aBrowser(shared?: TestBrowser): TestBrowser {
  let nowMs = shared?.now() ?? 1_750_000_000_000;
  let words = Math.floor(Math.random() * 1000);
  const timers = new Set<Timer>();
  const listeners = new Map<string, Set<(event: Event) => void>>();
  const addressListeners = new Set<() => void>();
  const stops: (() => void)[] = [];
  const browser: TestBrowser = {
    storage: shared?.storage ?? new Map(),
    cookies: shared?.cookies ?? new Map(),
    collected: shared?.collected ?? new Map(),
    warnings: [],
    posts: [],
    href: "https://app.example/",
    seen: "focused",
    privacy: false,
    answer: () => undefined,
    importModule: () => new Promise(() => {}),
    now: () => nowMs,
    after(ms, run) {
      const timer = { atMs: nowMs + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    whenIdle: (run) => void browser.after(200, run),
    randomWords: () => [words++, 0x1234_5678 + words, 0x9abc_def0],
    random: () => 0.5,
    read: (name) => browser.storage.get(name),
    write(name, value) {
      if (value === undefined) browser.storage.delete(name);
      else browser.storage.set(name, value);
    },
    readCookie: (name) => browser.cookies.get(name),
    writeCookie(name, _domain, value) {
      if (value) browser.cookies.set(name, value);
      else browser.cookies.delete(name);
    },
    url: () => browser.href,
    referrer: () => "https://search.example/?q=secret",
    surroundings: () => ({ locale: "en-GB" }),
    isVisible: () => (browser.seen === "ahead" ? undefined : browser.seen !== "hidden"),
    isFocused: () => browser.seen === "focused",
    asksForPrivacy: () => browser.privacy,
    listen(types, run) {
      for (const type of types.split(" ")) {
        listeners.set(type, (listeners.get(type) ?? new Set()).add(run));
      }
    },
    onAddress: (run) => void addressListeners.add(run),
    stop() {
      listeners.clear();
      addressListeners.clear();
      for (const stop of stops) stop();
    },
    async post(url, body, how) {
      browser.posts.push({ url, body, how });
      const given = browser.answer(body);
      if (given) return given;
      const { batch } = JSON.parse(body) as { batch: Record<string, unknown>[] };
      const known = batch.filter(({ messageId }) => browser.collected.has(String(messageId)));
      for (const message of batch) browser.collected.set(String(message["messageId"]), message);
      const accepted = batch.length - known.length;
      return {
        status: 200,
        body: { success: true, accepted, duplicates: known.length, rejected: [] },
      };
    },
    channel(name, receive) {
      const own = { name, receive };
      channels.add(own);
      stops.push(() => channels.delete(own));
      return {
        postMessage(value) {
          for (const other of channels) {
            if (other !== own && other.name === name) other.receive(structuredClone(value));
          }
        },
        close: () => channels.delete(own),
      };
    },
    lock: () => Promise.reject(new TypeError("no locks here")),
    import: (url) => browser.importModule(url),
    warn: (message) => browser.warnings.push(message),
    async advance(ms) {
      const untilMs = nowMs + ms;
      await settle();
      for (;;) {
        const [next] = [...timers].toSorted((one, other) => one.atMs - other.atMs);
        if (!next || next.atMs > untilMs) break;
        timers.delete(next);
        nowMs = Math.max(nowMs, next.atMs);
        next.run();
        await settle();
      }
      nowMs = untilMs;
    },
    fire(type, detail = {}) {
      for (const run of listeners.get(type) ?? []) run({ type, ...detail } as Event);
    },
    navigate(href) {
      browser.href = href;
      for (const run of addressListeners) run();
    },
  };
  return browser;
}

/** Lets promises and fake IndexedDB, which answers by immediates, come to rest. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 40; turn++) await new Promise((resolve) => setImmediate(resolve));
}
