import type { Stop } from "@cairn/core";

/** The browser, as far as the studio's models are concerned. Tests pass an object literal. */
export interface Platform {
  /** Epoch milliseconds. */
  now(): number;
  after(ms: number, run: () => void): Stop;
  fetch(url: string, request: RequestInit): Promise<Response>;
  /** Opens a stream of server-sent events; `lost` runs while the browser is reconnecting. */
  stream(url: string, on: StreamListener): Stop;
  /** Small durable state of this browser; undefined and silence where storage is denied. */
  recall(name: string): string | undefined;
  remember(name: string, value: string | undefined): void;
  hash(): string;
  /** Goes to a hash; `replace` leaves no entry to go back to. */
  go(hash: string, replace: boolean): void;
  onHash(run: () => void): Stop;
  /** Runs when the page is hidden or left. */
  onLeave(run: () => void): Stop;
  prefersDark(): boolean;
  /** A name that no other tab has; the same after a reload. */
  tabName(): string;
  /** Runs when the page is shown again after it was hidden. */
  onReturn(run: () => void): Stop;
  copy(text: string): Promise<boolean>;
  /** Opens an address in a tab of its own, as far as the browser lets it; that page learns nothing of this one. */
  openTab(url: string): void;
  /** Hands a file to the person, as a download. */
  saveFile(name: string, type: string, text: string): void;
  /** Moves keyboard focus to the element with this id, once it is drawn. */
  focus(id: string): void;
  /** The same within a screen that stays: at once after the change before this call is drawn. */
  refocus(id: string): void;
  title(text: string): void;
  /** Tells the console of a fault that was caught, as if it had not been. */
  report(error: unknown): void;
}

export interface StreamListener {
  opened(): void;
  event(data: string): void;
  lost(): void;
}

// About two seconds at 60 frames: a screen's code may still be on its way.
const FOCUS_FRAMES = 120;

// A connection that hangs would keep the draft "saving" for ever; a question over 10 M events takes some seconds.
const ANSWER_MS = 30_000;

const TAB = "cairn-studio-tab";

/** The one place that names browser globals for the models. */
export const browserPlatform: Platform = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  fetch: (url, request) =>
    fetch(url, { ...request, signal: request.signal ?? AbortSignal.timeout(ANSWER_MS) }),
  stream(url, on) {
    const source = new EventSource(url);
    source.addEventListener("open", () => on.opened());
    source.addEventListener("error", () => on.lost());
    source.addEventListener("event", (message) => {
      if (message instanceof MessageEvent && typeof message.data === "string")
        on.event(message.data);
    });
    return () => source.close();
  },
  recall(name) {
    try {
      return localStorage.getItem(name) ?? undefined;
    } catch {
      return undefined;
    }
  },
  remember(name, value) {
    try {
      if (value === undefined) localStorage.removeItem(name);
      else localStorage.setItem(name, value);
    } catch {
      // Storage is denied or full: the draft then lives in this tab and on the collector only.
    }
  },
  hash: () => location.hash,
  go(hash, replace) {
    if (replace) history.replaceState(null, "", hash);
    else history.pushState(null, "", hash);
  },
  onHash(run) {
    addEventListener("hashchange", run);
    addEventListener("popstate", run);
    return () => {
      removeEventListener("hashchange", run);
      removeEventListener("popstate", run);
    };
  },
  onLeave(run) {
    const whenHidden = (): void => {
      if (document.visibilityState === "hidden") run();
    };
    document.addEventListener("visibilitychange", whenHidden);
    addEventListener("pagehide", run);
    return () => {
      document.removeEventListener("visibilitychange", whenHidden);
      removeEventListener("pagehide", run);
    };
  },
  tabName() {
    // Only pages that came over HTTPS, or from this machine, have `randomUUID`.
    const made = crypto.getRandomValues(new Uint32Array(4)).join("-");
    try {
      const known = sessionStorage.getItem(TAB) ?? made;
      sessionStorage.setItem(TAB, known);
      return known;
    } catch {
      return made;
    }
  },
  onReturn(run) {
    const whenShown = (): void => {
      if (document.visibilityState === "visible") run();
    };
    document.addEventListener("visibilitychange", whenShown);
    return () => document.removeEventListener("visibilitychange", whenShown);
  },
  prefersDark: () => matchMedia("(prefers-color-scheme: dark)").matches,
  openTab(url) {
    open(url, "_blank", "noopener");
  },
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  },
  saveFile(name, type, text) {
    const url = URL.createObjectURL(new Blob([text], { type }));
    const link = document.createElement("a");
    link.href = url;
    link.download = name;
    link.click();
    // The download has its own hold on the file once it has begun.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  },
  focus(id) {
    let frames = 0;
    const isNew = document.getElementById(id) === null;
    const before = document.activeElement;
    // One that closes gives focus back by itself, to what opened it.
    const dialog = before?.closest("dialog") ?? null;
    const look = (): void => {
      frames += 1;
      // Somebody was quicker and is in a field or on a link already: what they press must not land in a heading.
      const now = document.activeElement;
      const isLeft = dialog !== null && !dialog.isConnected;
      if (now !== before && now !== null && now !== document.body && !isLeft) return;
      const element = document.getElementById(id);
      // The first frames still show the screen that is being left.
      if (frames > 2 && element !== null) focusOn(element);
      else if (frames < FOCUS_FRAMES) requestAnimationFrame(look);
    };
    // Rendering waits for the end of this task, in a microtask that the change before this call has asked for. What it
    // makes may have focus at once: a key pressed next belongs to it.
    queueMicrotask(() => {
      const made = isNew ? document.getElementById(id) : null;
      if (made === null) requestAnimationFrame(look);
      else focusOn(made);
    });
  },
  refocus(id) {
    queueMicrotask(() => {
      const element = document.getElementById(id);
      if (element !== null) focusOn(element);
    });
  },
  title(text) {
    document.title = text;
  },
  report: (error) => reportError(error),
};

/** What is folded away cannot take focus: it is unfolded first. */
function focusOn(element: HTMLElement): void {
  const folded = element.closest<HTMLDetailsElement>("details:not([open])");
  if (folded !== null) {
    folded.open = true;
    focusOn(element);
  } else element.focus();
}
