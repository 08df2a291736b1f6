import type { JsonObject } from "@cairn/core";

/** Traits with the time that each was set, epoch milliseconds. */
export interface TimedTraits {
  readonly traits: JsonObject;
  readonly traitTimes: Readonly<Record<string, number>>;
}

// One sender with a loop in its code must not make a record of megabytes.
const MOST_TRAITS = 500;

/** Sets what `traits` says, except what was set later already. */
export function setTraits(known: TimedTraits, traits: JsonObject, atMs: number): TimedTraits {
  return mergeTraits(known, {
    traits,
    traitTimes: Object.fromEntries(Object.keys(traits).map((name) => [name, atMs])),
  });
}

/** The later value of each trait; of equal times the one in `b`. */
export function mergeTraits(a: TimedTraits, b: TimedTraits): TimedTraits {
  const traits = { ...a.traits };
  const traitTimes = { ...a.traitTimes };
  for (const [name, value] of Object.entries(b.traits)) {
    const atMs = b.traitTimes[name] ?? 0;
    const isKnown = Object.hasOwn(traitTimes, name);
    if (isKnown ? (traitTimes[name] ?? 0) > atMs : Object.keys(traits).length >= MOST_TRAITS)
      continue;
    traits[name] = value;
    traitTimes[name] = atMs;
  }
  return { traits, traitTimes };
}
