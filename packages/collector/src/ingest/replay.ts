import type { Environment, ReplayedLetters } from "@cairn/core/api";
import type { EventLog } from "../store/event-log.ts";
import { ERASED, type KeptLetter, type Registry } from "../store/registry.ts";
import { reasonsOf } from "./dead-letter.ts";
import { enrich } from "./enrich.ts";
import { createIdentityJudge } from "./identity.ts";
import { prove } from "./prove.ts";
import { createSkewClock } from "./skew.ts";
import { type Refused, validateBatch, validateMessage } from "./validate.ts";

/** What replaying needs of a collector. */
export interface ReplayDeps {
  readonly log: EventLog;
  readonly registry: Registry;
  /** Runs after new events were committed. */
  onGrown(): void;
}

/**
 * Judges refused events again as if they came in now, with the time of their first arrival, the type that their address
 * named and what their sender had proved. What is stored, or was before, or is of somebody who was erased since, leaves
 * the dead letters; what is still refused stays with its reason of today. A letter without a message id
 * gets one of its own number, so that replaying it twice stores it once. Letters that were cut cannot be replayed.
 */
export async function replayLetters(
  letters: readonly KeptLetter[],
  environment: Environment,
  deps: ReplayDeps,
): Promise<ReplayedLetters> {
  const totals = { stored: 0, duplicates: 0, refused: 0 };
  for (const letter of letters) {
    const outcome = await replayOne(letter, environment, deps);
    totals[outcome] += 1;
  }
  if (totals.stored > 0) deps.onGrown();
  return totals;
}

async function replayOne(
  letter: KeptLetter,
  environment: Environment,
  { log, registry }: ReplayDeps,
): Promise<keyof ReplayedLetters> {
  const { deadLetters, access } = registry;
  const raw = readRaw(letter.raw);
  if (raw === undefined) return "refused";
  const { type, trust } = letter;
  const data = type === undefined ? { batch: [raw] } : raw;
  const receivedAt = new Date(letter.receivedAtMs).toISOString();
  const assignId = (): string => `dead-letter-${letter.id}`;
  const body = { data, bytes: Buffer.byteLength(letter.raw) };
  const defaults = { receivedAt, assignId };
  const validated =
    type === undefined
      ? validateBatch(body, defaults)
      : validateMessage(body, { ...defaults, type });
  if (!validated.ok) return "refused";
  const { messages, places } = validated.value;
  const { receivedAtMs } = letter;
  const events = messages.map((message) => enrich(message, receivedAtMs, createSkewClock()));
  // No token is kept with it, and whoever replays it vouches for nobody: enforced proof stays missing.
  const sender = { isServer: trust === "server", isBrowser: false };
  const about = { data, sender, messages, environment, receivedAtMs };
  const proven = prove(events, places, await createIdentityJudge(about, access));
  const [refused] = [...validated.value.refused, ...proven.refused] as readonly Refused[];
  if (refused !== undefined) {
    await deadLetters.replace([{ ...letter, ...reasonsOf(refused) }]);
    return "refused";
  }
  const [verdict] = await log.append(environment, proven.events);
  await deadLetters.remove(environment, [letter.id]);
  if (verdict === "erased") await registry.counters.add(environment, { [ERASED]: 1 });
  return verdict === "accepted" ? "stored" : "duplicates";
}

function readRaw(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
