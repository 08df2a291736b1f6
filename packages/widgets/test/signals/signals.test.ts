import * as original from "@preact/signals-core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batch, computed, effect, signal, untracked } from "../../src/signals/signals.ts";

type Signals = Pick<typeof original, "signal" | "computed" | "effect" | "batch" | "untracked">;

/** Sums some of what came before it; reads the second half only while the first one is even. */
interface Sum {
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly fails: boolean;
}
type Step =
  | { readonly kind: "set"; readonly at: number; readonly to: number }
  | { readonly kind: "batch"; readonly sets: readonly (readonly [number, number])[] }
  | { readonly kind: "follow" | "peek" | "read"; readonly at: number }
  | { readonly kind: "copy"; readonly from: number; readonly to: number }
  | { readonly kind: "stop"; readonly at: number };

const own = { signal, computed, effect, batch, untracked } as unknown as Signals;

const place = fc.nat(9);
const sum: fc.Arbitrary<Sum> = fc.record({
  first: fc.array(place, { minLength: 1, maxLength: 3 }),
  second: fc.array(place, { maxLength: 3 }),
  fails: fc.boolean(),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("set" as const), at: place, to: fc.nat(5) }),
  fc.record({
    kind: fc.constant("batch" as const),
    sets: fc.array(fc.tuple(place, fc.nat(5)), { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constantFrom("follow" as const, "peek" as const, "read" as const),
    at: place,
  }),
  fc.record({ kind: fc.constant("copy" as const), from: place, to: place }),
  fc.record({ kind: fc.constant("stop" as const), at: place }),
);

/** What somebody sees who runs this program: every effect, clean-up, value and mistake, in their order, and what it cost. */
function seen(signals: Signals, sums: readonly Sum[], steps: readonly Step[]) {
  const { signal, computed, effect, batch, untracked } = signals;
  const log: string[] = [];
  const say = (text: string, work: () => unknown) => {
    try {
      log.push(`${text} ${String(work())}`);
    } catch (error) {
      log.push(`${text} failed: ${String(error)}`);
    }
  };
  const plain = [0, 1, 2].map((value) => signal(value));
  const values: { readonly value: number; peek(): number }[] = [...plain];
  for (const { first, second, fails } of sums) {
    const before = [...values];
    const add = (of: readonly number[]) =>
      of.reduce((total, at) => total + before[at % before.length]!.value, 0);
    const at = values.length;
    values.push(
      computed(() => {
        log.push(`compute ${at}`);
        const total = add(first);
        if (fails && total % 5 === 3) throw new Error(`three in ${at}`);
        return total % 2 === 0 ? (total + add(second)) % 7 : total % 7;
      }),
    );
  }
  const stops: (() => void)[] = [];
  /** For each effect that lives, whether it saw another value than there is. */
  const following = new Set<() => boolean>();
  for (const it of steps) {
    switch (it.kind) {
      case "set":
        say("set", () => (plain[it.at % 3]!.value = it.to));
        break;
      case "batch":
        say("batch", () =>
          batch(() => {
            for (const [at, to] of it.sets) plain[at % 3]!.value = to;
          }),
        );
        break;
      case "peek":
        say("peek", () => values[it.at % values.length]!.peek());
        break;
      case "read":
        say("read", () => untracked(() => values[it.at % values.length]!.value));
        break;
      case "follow": {
        const name = stops.length;
        say("follow", () => {
          const stop = effect(() => {
            const { value } = values[it.at % values.length]!;
            log.push(`effect ${name} sees ${value}`);
            return () => log.push(`effect ${name} is done with ${value}`);
          });
          stops.push(stop);
        });
        break;
      }
      case "copy": {
        // Sets what others follow while it runs, higher and higher up to 4: never for ever.
        const name = stops.length;
        let last: number | undefined;
        const isLate = () => last !== values[it.from % values.length]!.peek();
        say("copy", () => {
          const stop = effect(() => {
            const value = values[it.from % values.length]!.value;
            log.push(`effect ${name} copies ${value}`);
            last = value;
            const target = plain[it.to % 3]!;
            target.value = Math.max(target.peek(), Math.min(value, 4));
          });
          following.add(isLate);
          stops.push(() => {
            following.delete(isLate);
            stop();
          });
        });
        break;
      }
      case "stop":
        say("stop", () => stops[it.at]?.());
    }
  }
  const heard = log.filter((line) => !line.startsWith("compute"));
  return {
    heard,
    computed: log.length - heard.length,
    late: [...following].filter((isLate) => isLate()).length,
  };
}

const programs = [fc.array(sum, { maxLength: 6 }), fc.array(step, { maxLength: 25 })] as const;

describe("the signals of the bundles", () => {
  it("SIGNAL1 tell what @preact/signals-core tells, in the same order", () => {
    fc.assert(
      fc.property(...programs, (sums, every) => {
        const steps = every.filter(({ kind }) => kind !== "copy");
        const expected = seen(original, sums, steps);
        const { heard, computed } = seen(own, sums, steps);
        expect(heard).toEqual(expected.heard);
        // Fewer where a value went and came back.
        expect(computed).toBeLessThanOrEqual(expected.computed);
      }),
      { numRuns: 300 },
    );
  });

  it("SIGNAL2 leave no effect behind that saw another value than there is", () => {
    fc.assert(
      fc.property(
        fc.array(sum, { maxLength: 6 }),
        fc.array(step, { maxLength: 25 }),
        (sums, steps) => {
          const calm = sums.map((one) => ({ ...one, fails: false }));
          expect(seen(own, calm, steps).late).toBe(0);
        },
      ),
      { numRuns: 300 },
    );
  });
});
