import type { Experiment } from "@cairn/core/api";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LogEvent } from "../../src/store/event-log.ts";
import { aMeasuringStudio, DAY, paid, viewed } from "./measuring-studio.ts";
import { did } from "./studio.ts";

// The figures are compared with a recount of the plain list of what happened, in words of their definition.

const QUARTER_DAY = 360;
const WINDOW = 7 * DAY;
const TODAY = 20 * DAY;

/** Devices, and whose they are once somebody signs in on them. */
const OWNERS: Readonly<Record<string, string>> = {
  "anon:a1": "ana",
  "anon:a2": "ana",
  "anon:b1": "ben",
  "anon:c1": "cem",
  "anon:d1": "dia",
};
const DEVICES = Object.keys(OWNERS);

type Fact =
  | {
      readonly kind: "viewed";
      readonly device: string;
      readonly arm: "shown" | "withheld";
      readonly share: number;
      readonly holdout: "guide" | "global";
    }
  | { readonly kind: "paid" | "signed-in"; readonly device: string };
type Dated = Fact & { readonly minutes: number };

const device = fc.constantFrom(...DEVICES);
const fact: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({
    kind: fc.constant("viewed" as const),
    device,
    arm: fc.constantFrom("shown" as const, "withheld" as const),
    share: fc.constantFrom(0.2, 0.2, 0.2, 0.1),
    holdout: fc.constantFrom("guide" as const, "guide" as const, "global" as const),
  }),
  fc.record({ kind: fc.constantFrom("paid" as const, "signed-in" as const), device }),
);
/** Each at a moment of its own, told in any order. */
const history: fc.Arbitrary<readonly Dated[]> = fc.array(fact, { maxLength: 24 }).chain((facts) =>
  fc
    .shuffledSubarray(
      Array.from({ length: 80 }, (_, index) => index),
      { minLength: facts.length, maxLength: facts.length },
    )
    .map((moments) =>
      facts.map((one, index) => ({ ...one, minutes: (moments[index] ?? 0) * QUARTER_DAY })),
    ),
);

function eventOf({ minutes, ...one }: Dated): LogEvent {
  switch (one.kind) {
    case "viewed": {
      const { arm, share, holdout } = one;
      return viewed(one.device, minutes, { arm, share, holdout });
    }
    case "paid":
      return paid(one.device, minutes);
    case "signed-in":
      return did(
        OWNERS[one.device] ?? "",
        "Signed In",
        minutes,
        {},
        {
          anonymousId: one.device.slice("anon:".length),
        },
      );
  }
}

/** One arm by the words of its definition. */
function recount(facts: readonly Dated[], arm: "shown" | "withheld") {
  const signedIn = new Set(facts.flatMap((one) => (one.kind === "signed-in" ? [one.device] : [])));
  const personOf = (one: Dated): string =>
    signedIn.has(one.device) ? (OWNERS[one.device] ?? "") : one.device;
  const figures = { exposed: 0, before: 0, waiting: 0, complete: 0, reached: 0 };
  for (const person of new Set(facts.map(personOf))) {
    const own = facts
      .filter((one) => personOf(one) === person)
      .toSorted((a, b) => a.minutes - b.minutes);
    // Who gets no guide at all is no part of the guide's own comparison.
    const first = own.find((one) => one.kind === "viewed");
    if (first?.kind !== "viewed" || first.holdout !== "guide" || first.share !== 0.2) continue;
    if (first.arm !== arm) continue;
    const reached = own.find((one) => one.kind === "paid")?.minutes ?? Infinity;
    figures.exposed += 1;
    if (reached <= first.minutes) figures.before += 1;
    else if (first.minutes + WINDOW > TODAY) figures.waiting += 1;
    else {
      figures.complete += 1;
      if (reached <= first.minutes + WINDOW) figures.reached += 1;
    }
  }
  return figures;
}

describe("the figures of an experiment", { timeout: 30_000 }, () => {
  it("agree with a plain recount of any history, repeated and out of order", async () => {
    await fc.assert(
      fc.asyncProperty(history, async (facts) => {
        const events = facts.map(eventOf);
        const studio = await aMeasuringStudio([...events, ...events]);
        const { shown, withheld } = await studio.get<Experiment>("experiments/start");
        for (const [arm, found] of Object.entries({ shown, withheld })) {
          const { rate: _, ...figures } = found;
          expect({ arm, ...figures }).toEqual({
            arm,
            ...recount(facts, arm as "shown" | "withheld"),
          });
        }
      }),
      { numRuns: 60 },
    );
  });
});
