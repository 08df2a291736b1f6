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
  let name: string | undefined;
  let cached: Cached | undefined;
  let dueMs = 0;

  const use = (found: Cached | undefined) => {
    // Those of an earlier version do not say how stalls are judged.
    if (found?.body.format !== 1 || !found.body.stalls) return;
    // Without an ETag the same book comes again and again; widgets are mounted anew only for another one.
    const isNew = JSON.stringify(cached?.body) !== JSON.stringify(found.body);
    cached = found;
    if (isNew) port.guard(() => onBook(found.body));
  };
  const look = async () => {
    const known = `guidebook/${localeOf(port)}`;
    // Of another language than before, if any: the page may change its own.
    if (name !== known) {
      name = known;
      use((await port.storage.get(name)) as Cached | undefined);
      dueMs = 0;
    }
    if (port.now() < dueMs) return;
    dueMs = port.now() + REFETCH_MS + Math.random() * JITTER_MS;
    const headers: Record<string, string> = cached?.etag ? { "if-none-match": cached.etag } : {};
    const found = (await askCollector(port, "guidebook", headers)) as Cached | undefined;
    if (!found) return;
    use(found);
    await port.storage.set(known, found);
  };
  void look();
  return look;
}
