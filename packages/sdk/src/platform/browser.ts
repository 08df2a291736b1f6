import type { Stop } from "@cairn/core";
import type { Answer, Attention, Channel, Platform, PostOptions } from "./platform.ts";

const YEAR_S = 31_536_000;

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
  return {
    now: () => Date.now(),
    after: timer,
    whenIdle,
    // Without `crypto` ids are still unique enough: 96 random bits beside the millisecond.
    randomWords: () =>
      attempt(() => crypto.getRandomValues(new Uint32Array(3))) ??
      [0, 0, 0].map(() => Math.floor(Math.random() * 2 ** 32)),
    random: () => Math.random(),
    read: (name) => attempt(() => localStorage.getItem(name)) ?? undefined,
    write: (name, value) =>
      attempt(() => {
        if (value === undefined) localStorage.removeItem(name);
        else localStorage.setItem(name, value);
        return true;
      }) ?? false,
    readCookie: (name) =>
      attempt(() => document.cookie.split("; ").find((part) => part.startsWith(`${name}=`)))?.slice(
        name.length + 1,
      ),
    writeCookie: (name, domain, value) =>
      void attempt(() => {
        const secure = location.protocol === "https:" ? ";secure" : "";
        document.cookie = `${name}=${value ?? ""};domain=${domain};path=/;max-age=${value ? YEAR_S : 0};samesite=lax${secure}`;
      }),
    url: () => location.href,
    referrer: () => document.referrer,
    surroundings: () => ({
      locale: navigator.language,
      timezone: attempt(() => new Intl.DateTimeFormat().resolvedOptions().timeZone) ?? "",
      screen: { width: screen.width, height: screen.height, density: devicePixelRatio },
    }),
    attention: (): Attention =>
      document.visibilityState === "hidden"
        ? "hidden"
        : document.hasFocus()
          ? "focused"
          : "visible",
    asksForPrivacy: () =>
      (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true,
    listen,
    onAddress,
    post,
    channel,
    lock: (name, work) =>
      attempt(() =>
        navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
          if (lock) await work();
          return lock !== null;
        }),
      ),
    import: (url) => import(/* @vite-ignore */ /* webpackIgnore: true */ url),
    warn: (message) => console.warn(message),
  };
}

/** The script element that is running, for its `src` and `data-*` attributes. */
export function scriptTag(): HTMLScriptElement | undefined {
  const script = document.currentScript;
  return script instanceof HTMLScriptElement ? script : undefined;
}

function timer(ms: number, run: () => void): Stop {
  const id = setTimeout(run, ms);
  return () => clearTimeout(id);
}

function whenIdle(run: () => void): Stop {
  let isStopped = false;
  const once = () => {
    if (!isStopped) run();
  };
  // WebKit has no requestIdleCallback.
  const idle = () =>
    typeof requestIdleCallback === "function"
      ? requestIdleCallback(once, { timeout: 2000 })
      : setTimeout(once, 200);
  if (document.readyState === "complete") idle();
  else addEventListener("load", idle, { once: true });
  return () => {
    isStopped = true;
    removeEventListener("load", idle);
  };
}

function listen(types: string, run: (event: Event) => void): Stop {
  const options = { capture: true, passive: true };
  const each = types.split(" ");
  for (const type of each) addEventListener(type, run, options);
  return () => {
    for (const type of each) removeEventListener(type, run, options);
  };
}

// Only observed: the host's own function runs first, with its own `this`, arguments, result and errors.
function onAddress(run: () => void): Stop {
  const stopListening = listen("popstate hashchange", run);
  const navigation = (globalThis as { navigation?: EventTarget }).navigation;
  if (navigation?.addEventListener) {
    // Fires for pushState and replaceState as well, so that `history` stays as the host left it.
    navigation.addEventListener("currententrychange", run);
    return () => {
      stopListening();
      navigation.removeEventListener("currententrychange", run);
    };
  }
  const restore = (["pushState", "replaceState"] as const).map((method) =>
    attempt(() => {
      const original = history[method];
      let isStopped = false;
      const observed = function (this: History, ...parameters: Parameters<typeof original>): void {
        original.apply(this, parameters);
        if (!isStopped) run();
      };
      history[method] = observed;
      return () => {
        isStopped = true;
        // Somebody else may have wrapped it since: then ours stays, asleep.
        if (history[method] === observed) history[method] = original;
      };
    }),
  );
  return () => {
    stopListening();
    for (const undo of restore) undo?.();
  };
}

async function post(url: string, body: string, how: PostOptions): Promise<Answer> {
  const { unload, signal } = how;
  try {
    // Firefox before 133 has no keepalive. A beacon tells nothing, so it counts as no answer.
    if (unload && !("keepalive" in Request.prototype)) {
      navigator.sendBeacon(url, body);
      return { status: 0 };
    }
    const response = await fetch(url, {
      method: "POST",
      body,
      credentials: "omit",
      // A JSON body needs a preflight, which an unloading page does not live to see answered.
      headers: { "content-type": unload ? "text/plain" : "application/json" },
      ...(unload ? { keepalive: true } : {}),
      ...(signal ? { signal } : {}),
    });
    const retryAfter = response.headers.get("retry-after");
    const parsed: unknown = await response.json().catch(() => undefined);
    return { status: response.status, body: parsed, ...(retryAfter ? { retryAfter } : {}) };
  } catch {
    return { status: 0 };
  }
}

function channel(name: string, receive: (value: unknown) => void): Channel {
  const open = attempt(() => new BroadcastChannel(name));
  if (open) open.onmessage = (message) => receive(message.data);
  return {
    post: (value) => void attempt(() => open?.postMessage(value)),
    close: () => open?.close(),
  };
}
