import type { EnginePort } from "./engine-port.ts";

const ANSWER_MS = 10_000;

/** Asks the collector for `/v1/WHAT` under the page's write key; `more` goes on with the query. Rejects as `fetch` does. */
export function askCollector(
  { config }: EnginePort,
  what: string,
  more: string,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  return fetch(`${config.collector}/v1/${what}?key=${encodeURIComponent(config.key)}${more}`, {
    credentials: "omit",
    headers,
    signal: AbortSignal.timeout(ANSWER_MS),
  });
}
