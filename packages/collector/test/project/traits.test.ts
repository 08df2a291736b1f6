import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeTraits, setTraits, type TimedTraits } from "../../src/project/traits.ts";
import type { Trust } from "../../src/store/event-log.ts";

const NOTHING: TimedTraits = { traits: {}, traitTimes: {} };

interface Setting {
  readonly traits: Readonly<Record<string, number>>;
  readonly atMs: number;
  readonly trust: Trust | undefined;
}

const setting: fc.Arbitrary<Setting> = fc.record({
  traits: fc.dictionary(fc.constantFrom("plan", "seats", "constructor"), fc.nat(3)),
  atMs: fc.nat(5),
  trust: fc.constantFrom<Trust | undefined>("server", "verified", undefined),
});

const fold = (from: TimedTraits, settings: readonly Setting[]): TimedTraits =>
  settings.reduce((known, { traits, atMs, trust }) => setTraits(known, traits, atMs, trust), from);

describe("traits", () => {
  it("come out the same in whatever order they were set, repeated or merged from two records", () =>
    fc.assert(
      fc.property(
        fc.array(setting, { maxLength: 8 }),
        fc.nat(),
        fc.nat(8),
        (settings, seed, cut) => {
          const shuffled = settings.toSorted(
            (a, b) => ((a.atMs * 7 + seed) % 5) - ((b.atMs * 7 + seed) % 5),
          );
          const all = fold(NOTHING, settings);
          expect(fold(NOTHING, shuffled.toReversed())).toEqual(all);
          expect(fold(all, settings)).toEqual(all);
          const [left, right] = [
            fold(NOTHING, settings.slice(0, cut)),
            fold(NOTHING, settings.slice(cut)),
          ];
          expect(mergeTraits(left, right)).toEqual(all);
          expect(mergeTraits(right, left)).toEqual(all);
        },
      ),
    ));

  it("of a server are the latest that a server set, whatever browsers say", () =>
    fc.assert(
      fc.property(fc.array(setting, { maxLength: 10 }), (settings) => {
        const servers = settings.filter(({ trust }) => trust === "server");
        const { traits, serverTraits = [] } = fold(NOTHING, settings);
        const alone = fold(NOTHING, servers);
        expect(serverTraits).toEqual(alone.serverTraits ?? []);
        for (const name of serverTraits) expect(traits[name]).toBe(alone.traits[name]);
      }),
    ));

  it("have room for a server's where a page has filled the record", () => {
    const rubbish = Object.fromEntries(Array.from({ length: 900 }, (_, at) => [`t${at}`, at]));
    const full = setTraits(NOTHING, rubbish, 1);
    expect(Object.keys(full.traits)).toHaveLength(500);
    expect(setTraits(full, { plan: "pro" }, 2).traits["plan"]).toBeUndefined();
    expect(setTraits(full, { plan: "pro" }, 2, "server").traits["plan"]).toBe("pro");
  });
});
