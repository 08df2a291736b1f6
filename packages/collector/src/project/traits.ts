import type { JsonObject } from "@cairn/core";
import type { Trust } from "../store/event-log.ts";

/** Traits with the time that each was set, epoch milliseconds. */
export interface TimedTraits {
  readonly traits: JsonObject;
  readonly traitTimes: Readonly<Record<string, number>>;
  /** Names of those that a server set with a secret key: browsers do not overwrite them. Absent when there are none. */
  readonly serverTraits?: readonly string[];
}

// One sender with a loop in its code must not make a record of megabytes; a page that fills it must not shut servers out.
const MOST_TRAITS = 500;
const MOST_SERVER_TRAITS = 1_000;

/** Sets what `traits` says, except what was set later already, or by a server where `trust` is none. */
export function setTraits(
  known: TimedTraits,
  traits: JsonObject,
  atMs: number,
  trust?: Trust,
): TimedTraits {
  const names = Object.keys(traits);
  return mergeTraits(known, {
    traits,
    traitTimes: Object.fromEntries(names.map((name) => [name, atMs])),
    ...(trust === "server" ? { serverTraits: names } : {}),
  });
}

/**
 * The better value of each trait, whichever way round the two are given: a server's before a browser's, then the later
 * one, then the one whose JSON sorts last.
 */
export function mergeTraits(a: TimedTraits, b: TimedTraits): TimedTraits {
  const traits = { ...a.traits };
  const traitTimes = { ...a.traitTimes };
  const servers = new Set(a.serverTraits);
  const sent = new Set(b.serverTraits);
  for (const [name, value] of Object.entries(b.traits)) {
    if (name === "__proto__") continue;
    const atMs = b.traitTimes[name] ?? 0;
    const isServer = sent.has(name);
    const room = isServer ? MOST_SERVER_TRAITS : MOST_TRAITS;
    const isBetter = Object.hasOwn(traits, name)
      ? beats(
          { isServer, atMs, value },
          { isServer: servers.has(name), atMs: traitTimes[name] ?? 0, value: traits[name] },
        )
      : Object.keys(traits).length < room;
    if (!isBetter) continue;
    traits[name] = value;
    traitTimes[name] = atMs;
    if (isServer) servers.add(name);
  }
  return {
    traits,
    traitTimes,
    ...(servers.size === 0 ? {} : { serverTraits: [...servers].toSorted() }),
  };
}

interface Claim {
  readonly isServer: boolean;
  readonly atMs: number;
  readonly value: unknown;
}

function beats(one: Claim, other: Claim): boolean {
  if (one.isServer !== other.isServer) return one.isServer;
  if (one.atMs !== other.atMs) return one.atMs > other.atMs;
  return JSON.stringify(one.value) > JSON.stringify(other.value);
}
