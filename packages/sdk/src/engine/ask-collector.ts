import type { EnginePort } from "./engine-port.ts";
import { localeOf } from "./locale-of.ts";

const ANSWER_MS = 10_000;

/** A JSON answer that is not the one asked with before. */
export interface Answer {
  readonly etag: string | null;
  readonly body: unknown;
}

/**
 * Asks the collector for `/v1/WHAT` under the page's write key, in its language. Undefined when it has nothing new,
 * refuses, or cannot be reached in time.
 */
export async function askCollector(
  port: EnginePort,
  what: string,
  headers: Readonly<Record<string, string>>,
): Promise<Answer | undefined> {
  const { collector, key } = port.config;
  try {
    const response = await fetch(
      `${collector}/v1/${what}?key=${key}&locale=${encodeURIComponent(localeOf(port))}`,
      { credentials: "omit", headers, signal: AbortSignal.timeout(ANSWER_MS) },
    );
    if (response.ok) return { etag: response.headers.get("etag"), body: await response.json() };
  } catch {
    // Offline or the collector is down: what is known stays, and the next round asks again.
  }
  return undefined;
}
