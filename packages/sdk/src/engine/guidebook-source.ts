import type { CompiledGuidebook } from "@cairn/core";
import { askCollector } from "./ask-collector.ts";
import type { EnginePort } from "./engine-port.ts";

interface Cached {
  readonly etag: string | null;
  readonly book: CompiledGuidebook;
}

// Pausing all guides has to reach open tabs within 60 s: 45 s, up to 8 s of jitter, the 5 s between two looks, and
// the request.
const REFETCH_MS = 45_000;
const JITTER_MS = 8_000;

/** The language that the interface speaks: the host's word, else the page's, else the browser's. */
export function localeOf(port: EnginePort): string {
  return port.config.locale || document.documentElement.lang || navigator.language;
}

/**
 * Brings the published guidebook, at once from this browser's cache where there is one, and tells of another one.
 * Returns how to look whether it changed, which asks the collector once in a while. A failed request keeps the one in
 * force.
 */
export function createGuidebookSource(
  port: EnginePort,
  onBook: (book: CompiledGuidebook) => void,
): () => Promise<void> {
  const locale = localeOf(port);
  const name = `guidebook/${locale}`;
  let cached: Cached | undefined;
  // The cache is read first.
  let dueMs = Infinity;

  const use = (found: Cached | undefined) => {
    if (found?.book.format !== 1) return;
    // Without an ETag the same book comes again and again; widgets are mounted anew only for another one.
    const isNew = JSON.stringify(cached?.book) !== JSON.stringify(found.book);
    cached = found;
    if (isNew) port.guard(() => onBook(found.book), undefined);
  };
  const look = async () => {
    if (port.now() < dueMs) return;
    dueMs = port.now() + REFETCH_MS + Math.random() * JITTER_MS;
    try {
      const known: Record<string, string> = cached?.etag ? { "if-none-match": cached.etag } : {};
      const more = `&locale=${encodeURIComponent(locale)}`;
      const response = await askCollector(port, "guidebook", more, known);
      if (response.status !== 200) return;
      const found = { etag: response.headers.get("etag"), book: await response.json() };
      use(found);
      await port.storage.set(name, found);
    } catch {
      // Offline or the collector is down: what is in force stays, and the next round asks again.
    }
  };
  void port.storage.get(name).then((stored) => {
    use(stored as Cached | undefined);
    dueMs = 0;
    return look();
  });
  return look;
}
