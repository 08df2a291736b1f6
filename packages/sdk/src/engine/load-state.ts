import type { SyncedState } from "@cairn/core";
import type { EnginePort } from "./engine-port.ts";

const ANSWER_MS = 5_000;

/** What the collector knows of the identified user; undefined without a token, and when it cannot be had now. */
export async function loadState(port: EnginePort): Promise<SyncedState | undefined> {
  try {
    if (port.consent() === "denied") return undefined;
    const token = await port.identityToken();
    if (!token) return undefined;
    const { collector, key } = port.config;
    const response = await fetch(`${collector}/v1/state?key=${encodeURIComponent(key)}`, {
      credentials: "omit",
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}
