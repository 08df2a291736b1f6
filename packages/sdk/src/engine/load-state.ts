import type { SyncedState } from "@cairn/core";
import { askCollector } from "./ask-collector.ts";
import type { EnginePort } from "./engine-port.ts";

/** What the collector knows of the identified user; undefined without a token, and when it cannot be had now. */
export async function loadState(port: EnginePort): Promise<SyncedState | undefined> {
  const isKnown = port.identity().userId && port.consent() !== "denied";
  const token = isKnown && (await port.identityToken());
  if (!token) return undefined;
  const answer = await askCollector(port, "state", { authorization: `Bearer ${token}` });
  return answer?.body as SyncedState | undefined;
}
