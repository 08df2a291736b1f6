import type { CompiledGuidebook } from "@cairn/core";
import { type Answer, askCollector } from "./ask-collector.ts";
import type { EnginePort } from "./engine-port.ts";
import { localeOf } from "./locale-of.ts";

type Cached = Answer & { readonly body: CompiledGuidebook };

// Pausing all guides has to reach open tabs within 60 s: 45 s, up to 8 s of jitter, the 5 s between two looks, and
// the request.
const REFETCH_MS = 45_000;
const JITTER_MS = 8_000;

/**
 * Brings the published guidebook, at once from this browser's cache where there is one, and tells of another one.
 * Returns how to look whether it changed, which asks the collector once in a while. A failed request keeps the one in
 * force.
 */
export function createGuidebookSource(
  port: EnginePort,
  onBook: (book: CompiledGuidebook) => void,
): () => Promise<void> {
  const name = `guidebook/${localeOf(port)}`;
  let cached: Cached | undefined;
  // The cache is read first.
  let dueMs = Infinity;

  const use = (found: Cached | undefined) => {
    // Those of an earlier version do not say how stalls are judged.
    if (found?.body.format !== 1 || !found.body.stalls) return;
    // Without an ETag the same book comes again and again; widgets are mounted anew only for another one.
    const isNew = JSON.stringify(cached?.body) !== JSON.stringify(found.body);
    cached = found;
    if (isNew) port.guard(() => onBook(found.body));
  };
  const look = async () => {
    if (port.now() < dueMs) return;
    dueMs = port.now() + REFETCH_MS + Math.random() * JITTER_MS;
    const known: Record<string, string> = cached?.etag ? { "if-none-match": cached.etag } : {};
    const found = (await askCollector(port, "guidebook", known)) as Cached | undefined;
    if (!found) return;
    use(found);
    await port.storage.set(name, found);
  };
  void port.storage.get(name).then((stored) => {
    use(stored as Cached | undefined);
    dueMs = 0;
    return look();
  });
  return look;
}
