import type { Answer, Platform, PostOptions } from "./platform.ts";

// A page that stands still in the back-forward cache keeps a lock that it asked for while it went away (Firefox):
// tried every 3 s, it is taken over after some ten. From a tab that sends on a slow line, too: then both send.
const PATIENCE = 4;

declare const Temporal: { readonly Now: { timeZoneId(): string } };

// Below it a body fits into one packet as it is.
const WORTH_GZIP = 1024;

/** `work`, or undefined where the browser throws: denied storage, frozen built-ins, old engines. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** The browser that this script runs in. */
export function browserPlatform(): Platform {
  const stopping = new AbortController();
  const { signal } = stopping;

  function listen(types: string, run: (event: Event) => void): void {
    for (const type of types.split(" ")) {
      addEventListener(
        type,
        (event) => {
          try {
            run(event);
          } catch {
            // Our bug is not the page's.
          }
        },
        { capture: true, signal },
      );
    }
  }

  // How often the lock was not to be had, one time after the other.
  let refusals = 0;

  function onAddress(run: () => void): void {
    const { navigation } = globalThis as { navigation?: EventTarget };
    // It tells of pushState and replaceState as well, so that `history` stays as the host left it.
    const safely = () => attempt(run);
    if (navigation) return navigation.addEventListener("currententrychange", safely, { signal });
    listen("popstate hashchange", safely);
    for (const method of ["pushState", "replaceState"] as const) {
      // Only observed: the host's call runs as it would, and its errors are the host's.
      attempt(() => {
        const original = history[method];
        history[method] = function (...parameters) {
          original.apply(this, parameters);
          if (!signal.aborted) safely();
        };
      });
    }
  }

  return {
    isFocused: () => document.hasFocus(),
    after(ms, run) {
      const id = setTimeout(run, ms);
      return () => clearTimeout(id);
    },
    whenIdle(run) {
      // WebKit has no requestIdleCallback. A page that draws without a pause is never idle: then it comes after a second.
      const idle = () => (globalThis.requestIdleCallback ?? setTimeout)(run, { timeout: 1e3 });
      if (document.readyState === "complete") idle();
      else listen("load", idle);
    },
    now: Date.now,
    import: (url) => import(/* @vite-ignore */ /* webpackIgnore: true */ url),
    read(name) {
      try {
        return localStorage.getItem(name);
      } catch {
        return undefined;
      }
    },
    write(name, value) {
      try {
        if (value) localStorage.setItem(name, value);
        else localStorage.removeItem(name);
      } catch {
        // Denied, or full.
      }
    },
    readCookie: (name) => document.cookie.split(`${name}=`)[1]?.split(";")[0],
    writeCookie: (name, domain, value = "") =>
      attempt(() => {
        const age = value ? 3e7 : 0;
        document.cookie = `${name}=${value};domain=${domain};path=/;samesite=lax;max-age=${age}`;
      }),
    listen,
    stop: () => stopping.abort(),
    surroundings: () => ({
      locale: navigator.language,
      // The first format of a page loads the browser's data of a language: 15 ms of Chromium's main thread, most of
      // what starting took.
      timezone:
        attempt(() => Temporal.Now.timeZoneId()) ??
        Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
    onAddress,
    referrer: () => document.referrer,
    randomWords: () => crypto.getRandomValues(new Uint32Array(3)),
    url: () => location.href,
    // `name` is the window's: it stays with the tab from page to page.
    tool: (location.href + (name as unknown as string)).split("#cairn-")[1],
    random: Math.random,
    post,
    isVisible: () =>
      (document as { prerendering?: boolean }).prerendering ? undefined : !document.hidden,
    channel(name, receive) {
      try {
        const channel = new BroadcastChannel(name);
        channel.onmessage = (message) => receive(message.data);
        return channel;
      } catch {
        return undefined;
      }
    },
    // Without locks it rejects as well.
    lock: async (name, work, signal) =>
      navigator.locks.request(name, refusals++ < PATIENCE ? { signal } : { steal: true }, () => {
        refusals = 0;
        return work();
      }),
    asksForPrivacy: () => (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl,
    warn: console.warn,
  };
}

/** The script element that is running, for its `src` and `data-*` attributes. */
export function scriptTag(): HTMLScriptElement | null {
  return document.currentScript as HTMLScriptElement;
}

async function post(url: string, text: string, how: PostOptions): Promise<Answer> {
  try {
    const isZipped = !how.keepalive && text.length > WORTH_GZIP && globalThis.CompressionStream;
    const response = await fetch(url, {
      ...how,
      method: "POST",
      body: isZipped ? await zip(text) : text,
      headers: {
        // A JSON body needs a preflight, which an unloading page does not live to see answered.
        "content-type": how.keepalive ? "text/plain" : "application/json",
        ...(isZipped && { "content-encoding": "gzip" }),
      },
    });
    return {
      status: response.status,
      retryAfter: response.headers.get("retry-after"),
      body: await response.json().catch(() => undefined),
    };
  } catch {
    return { status: 0 };
  }
}

function zip(text: string): Promise<Blob> {
  return new Response(new Response(text).body?.pipeThrough(new CompressionStream("gzip"))).blob();
}
