import { readFileSync } from "node:fs";
import { type Assignment, type Holdout, assign, bucket } from "@cairn/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeWithReferenceData } from "../../../../test/reference-data.ts";

const own = (share: number): Holdout => ({ share, by: "user", holdout: "guide" });
const ofAll = (share: number): Holdout => ({ share, by: "user", holdout: "global" });
const people = Array.from({ length: 10_000 }, (_, index) => `person-${index}`);
const countOf = (arm: Assignment["arm"], id: string, share: number, global?: Holdout): number =>
  people.filter((user) => assign({ id, holdout: own(share) }, global, { user })?.arm === arm)
    .length;

const anId = fc.string({ minLength: 1 });
const aShare = fc.double({ min: 0.0001, max: 0.5, noNaN: true });

describe("assignment", () => {
  it("holds out the share that was asked for, exactly these many of ten thousand", () => {
    // Counted by an implementation of its own as well, which made test/vectors/assignments.json.
    expect([0.05, 0.1, 0.2, 0.5].map((share) => countOf("withheld", "tip", share))).toEqual([
      479, 954, 1995, 5025,
    ]);
    expect(["hint", "tour", "list"].map((id) => countOf("withheld", id, 0.1))).toEqual([
      953, 1032, 1046,
    ]);
    // Of those who may get guides at all.
    expect(countOf("shown", "tip", 0.1, ofAll(0.05))).toBe(8_580);
  });

  it("is the same for equal ids, whatever else is known of them", () => {
    fc.assert(
      fc.property(
        anId,
        anId,
        aShare,
        fc.option(anId, { nil: undefined }),
        (id, user, share, account) => {
          const guide = { id, holdout: own(share) };
          expect(assign(guide, undefined, { user, account })).toEqual(
            assign({ ...guide }, undefined, { user }),
          );
        },
      ),
    );
  });

  it("keeps who goes without when the share grows", () => {
    fc.assert(
      fc.property(anId, anId, aShare, aShare, (id, user, a, b) => {
        const armAt = (share: number) =>
          assign({ id, holdout: own(share) }, undefined, { user })?.arm;
        if (armAt(Math.min(a, b)) === "withheld") expect(armAt(Math.max(a, b))).toBe("withheld");
      }),
    );
  });

  it("asks the global holdout first, which is the same for every guide", () => {
    fc.assert(
      fc.property(anId, anId, aShare, (id, user, share) => {
        const global = ofAll(share);
        const alone = assign({ id: "another" }, global, { user });
        const found = assign({ id, holdout: own(0.5) }, global, { user });
        if (alone?.arm === "withheld") expect(found).toEqual(alone);
        else expect(found).toMatchObject({ holdout: "guide", share: 0.5, unit: user });
      }),
    );
  });

  it("is independent from guide to guide, of the global holdout, and of a survey's sample", () => {
    const half = (id: string) =>
      people.filter(
        (user) => assign({ id, holdout: own(0.5) }, undefined, { user })?.arm === "shown",
      );
    const first = half("first");
    const others = {
      guide: new Set(half("second")),
      global: new Set(
        people.filter((user) => assign({ id: "" }, ofAll(0.5), { user })?.arm === "shown"),
      ),
      sample: new Set(people.filter((user) => bucket("first", user) < 0.5)),
    };
    for (const set of Object.values(others)) {
      // 5 000 of a fair coin: 4 standard deviations are 0.028.
      const both = first.filter((user) => set.has(user)).length / first.length;
      expect(Math.abs(both - 0.5)).toBeLessThan(0.028);
    }
  });

  it("is of the account where that counts, and of nobody where none is known", () => {
    const holdout: Holdout = { share: 0.5, by: "account", holdout: "guide" };
    const found = assign({ id: "tip", holdout }, undefined, { user: "ann", account: "acme" });
    expect(found).toMatchObject({ unit: "acme", by: "account" });
    expect(assign({ id: "tip", holdout }, undefined, { user: "ann" })).toBeUndefined();
    expect(assign({ id: "tip" }, undefined, { user: "ann" })).toBeUndefined();
  });

  describeWithReferenceData("stat-vectors.json", (path) => {
    type Ranges = readonly (readonly [number, number])[];
    type Vector =
      | {
          readonly kind: "bucket_range";
          readonly input: {
            readonly numVariations: number;
            readonly coverage: number;
            readonly weights: readonly number[] | null;
          };
          readonly expected: Ranges;
        }
      | {
          readonly kind: "choose_variation";
          readonly input: { readonly n: number; readonly ranges: Ranges };
          readonly expected: number;
        };
    const { vectors } = JSON.parse(readFileSync(path, "utf8")) as { vectors: readonly Vector[] };
    /** Who is in GrowthBook's first variation, its control, of two that take everybody. */
    const controlShare = ([control, treatment]: Ranges): number | undefined =>
      control?.[0] === 0 && treatment?.[0] === control[1] && treatment[1] === 1
        ? control[1]
        : undefined;

    it("goes without where GrowthBook's ranges put its control", () => {
      const ranges = vectors.flatMap((vector) =>
        vector.kind === "bucket_range" &&
        vector.input.numVariations === 2 &&
        vector.input.coverage === 1
          ? [vector]
          : [],
      );
      const shares = ranges.flatMap(({ input, expected }) => {
        const share = controlShare(expected);
        if (share === undefined || share > 0.5) return [];
        expect(share).toBeCloseTo(input.weights?.[0] === share ? input.weights[0] : 0.5, 6);
        return [share];
      });
      expect(shares).toContain(0.5);
      expect(shares).toContain(0.4);
      for (const share of shares) {
        for (const user of people.slice(0, 200)) {
          const isControl = bucket("tip/holdout", user) < share;
          const { arm } = assign({ id: "tip", holdout: own(share) }, undefined, { user })!;
          expect(arm === "withheld").toBe(isControl);
        }
      }
    });

    it("chooses between two arms as GrowthBook does, on their border too", () => {
      const two = vectors.flatMap((vector) =>
        vector.kind === "choose_variation" && controlShare(vector.input.ranges) !== undefined
          ? [vector]
          : [],
      );
      expect(two.length).toBeGreaterThan(3);
      for (const { input, expected } of two) {
        expect(input.n < controlShare(input.ranges)! ? 0 : 1).toBe(expected);
      }
    });
  });
});
