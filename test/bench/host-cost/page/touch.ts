// One feature of the browser, touched for the first time in a page: what it costs whoever is the first to need it.
const { touch, key, collector } = document.currentScript!.dataset as unknown as {
  readonly touch: string;
  readonly key: string;
  readonly collector: string;
};

const features: Readonly<Record<string, () => unknown>> = {
  nothing: () => undefined,
  listeners() {
    for (const type of ["pointerdown", "pointermove", "keydown", "scroll", "focus", "blur"]) {
      addEventListener(type, features["nothing"]!, true);
    }
  },
  listeners_with_signal() {
    const { signal } = new AbortController();
    for (const type of ["pointerdown", "pointermove", "keydown", "scroll", "focus", "blur"]) {
      addEventListener(type, features["nothing"]!, { capture: true, signal });
    }
  },
  local_storage: () => localStorage.setItem("touch", "touched"),
  indexed_db() {
    const opening = indexedDB.open("touch");
    opening.onupgradeneeded = () => opening.result.createObjectStore("rows");
    opening.onsuccess = () => {
      const storing = opening.result.transaction("rows", "readwrite");
      storing.objectStore("rows").put({ body: "touched" }, "touch");
      storing.oncomplete = () => opening.result.transaction("rows").objectStore("rows").get("one");
    };
  },
  second_database() {
    features["indexed_db"]!();
    const opening = indexedDB.open("touch-two");
    opening.onupgradeneeded = () => opening.result.createObjectStore("rows");
    opening.onsuccess = () =>
      opening.result.transaction("rows", "readwrite").objectStore("rows").put(1, "touch");
  },
  fetch: () =>
    fetch(`${collector}/v1/guidebook?key=${key}&locale=en`, { credentials: "omit" }).then((got) =>
      got.json(),
    ),
  web_lock: () => navigator.locks.request("touch", { ifAvailable: true }, async () => {}),
  broadcast_channel() {
    const channel = new BroadcastChannel("touch");
    channel.onmessage = features["nothing"]!;
    channel.postMessage([]);
  },
  performance_observer: () =>
    new PerformanceObserver((list) => list.getEntries()).observe({ type: "resource" }),
  mutation_observer: () =>
    new MutationObserver(features["nothing"]!).observe(document, {
      subtree: true,
      childList: true,
    }),
  navigation_api: () =>
    (globalThis as unknown as { navigation: EventTarget }).navigation.addEventListener(
      "currententrychange",
      features["nothing"]!,
    ),
  history_patch() {
    const { pushState } = history;
    history.pushState = (...given) => pushState.apply(history, given);
  },
  url: () => new URL(location.href).pathname,
  url_search_params: () => [...new URL(location.href).searchParams],
  random_values: () => crypto.getRandomValues(new Uint32Array(3)),
  temporal: () =>
    (
      globalThis as unknown as { Temporal: { Now: { timeZoneId(): string } } }
    ).Temporal.Now.timeZoneId(),
  intl_time_zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  intl_number: () => new Intl.NumberFormat("en").format(3),
  compression_stream: () =>
    new Response(
      new Response("touched".repeat(300)).body?.pipeThrough(new CompressionStream("gzip")),
    ).blob(),
  fractions_as_text: () => Array.from({ length: 8 }, (_, at) => `${at / 7}`),
};

void features[touch]?.();
document.documentElement.dataset["ready"] = "";
