import type { EnginePort } from "../engine/engine-port.ts";
import { localeOf } from "../engine/locale-of.ts";
import type { Row } from "./row.ts";

const ANSWER_MS = 10_000;

/**
 * Asks for the guidebook once as the engine does, which keeps to itself what it was answered, and says why there is none.
 * Never rejects.
 */
export async function whyNoGuidebook(port: EnginePort): Promise<Row> {
  const { collector, key } = port.config;
  const address = `${collector}/v1/guidebook`;
  const ask = `${address}?key=${encodeURIComponent(key)}&locale=${encodeURIComponent(localeOf(port))}`;
  try {
    const signal = AbortSignal.timeout(ANSWER_MS);
    const response = await fetch(ask, { credentials: "omit", signal });
    const body: unknown = await response.json().catch(() => undefined);
    const { format, detail } = Object(body) as { readonly [Name in "format" | "detail"]?: unknown };
    if (format === 1) return WAITING;
    const said =
      typeof detail === "string" ? detail : `${address} answers, but is no collector of Cairn's.`;
    return missing(said, [`answered ${response.status}`, ...(response.ok ? [CHECK] : [])]);
  } catch {
    return missing(`${address} cannot be reached from this page.`, unreachable(collector));
  }
}

const WAITING: Row = {
  id: "guidebook",
  name: "Guidebook",
  badge: "on its way",
  tone: "waiting",
  words: "The collector has one; it, or what is known of this user, is not read yet.",
};
const CHECK = "is collector (data-collector) the address that the script tag is served from?";

function missing(words: string, details: readonly string[]): Row {
  return { id: "guidebook", name: "Guidebook", badge: "none", tone: "bad", words, details };
}

function unreachable(collector: string): readonly string[] {
  if (!navigator.onLine) return ["this browser is offline"];
  const isBlocked = location.protocol === "https:" && collector.startsWith("http:");
  return [
    ...(isBlocked ? ["a page with https may not ask an address with http"] : []),
    CHECK,
    "does the collector run there?",
    "does the page's policy allow it (connect-src)? The console says so where it does not",
  ];
}
