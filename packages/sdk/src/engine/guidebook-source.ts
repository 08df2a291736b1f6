import type { CompiledGuidebook, Stop } from "@cairn/core";
import type { EnginePort } from "./engine-port.ts";

interface Cached {
  readonly locale: string;
  readonly etag: string;
  readonly book: CompiledGuidebook;
}

// Pausing all guides has to reach open tabs within 60 s: 50 s, up to 8 s of jitter, and the request.
const REFETCH_MS = 50_000;
const JITTER_MS = 8_000;
const ANSWER_MS = 10_000;

/** The language that the interface speaks: the host's word, else the page's, else the browser's. */
export function localeOf(port: EnginePort): string {
  return port.config.locale || document.documentElement.lang || navigator.language;
}

/**
 * Brings the published guidebook, at once from this browser's cache where there is one, and again when it changes.
 * A failed request keeps the one in force.
 */
export function watchGuidebook(port: EnginePort, onBook: (book: CompiledGuidebook) => void): Stop {
  const locale = localeOf(port);
  const { collector, key } = port.config;
  const url = `${collector}/v1/guidebook?key=${encodeURIComponent(key)}&locale=${encodeURIComponent(locale)}`;
  let cached: Cached | undefined;
  let isStopped = false;
  let fetchedMs = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const use = (found: Cached) => {
    cached = found;
    onBook(found.book);
  };
  const fetchBook = async () => {
    clearTimeout(timer);
    timer = setTimeout(refetch, REFETCH_MS + Math.random() * JITTER_MS);
    fetchedMs = port.now();
    try {
      const response = await fetch(url, {
        credentials: "omit",
        headers: cached ? { "if-none-match": cached.etag } : {},
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      if (response.status !== 200) return;
      const book: CompiledGuidebook = await response.json();
      if (isStopped || book.format !== 1) return;
      const found = { locale, etag: response.headers.get("etag") ?? "", book };
      // Without an ETag the same book comes again and again; widgets are mounted anew only for another one.
      if (JSON.stringify(cached?.book) !== JSON.stringify(book)) {
        port.guard(() => use(found), undefined);
      }
      await port.storage.set("guidebook", found);
    } catch {
      // Offline or the collector is down: what is in force stays, and the next round asks again.
    }
  };
  const refetch = () => {
    if (document.hidden) return;
    void fetchBook();
  };
  const onVisible = () => {
    if (!document.hidden && port.now() - fetchedMs >= REFETCH_MS) refetch();
  };
  document.addEventListener("visibilitychange", onVisible);
  void (async () => {
    const stored = (await port.storage.get("guidebook")) as Cached | undefined;
    if (isStopped) return;
    if (stored?.locale === locale && stored.book.format === 1)
      port.guard(() => use(stored), undefined);
    await fetchBook();
  })();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", onVisible);
  };
}
