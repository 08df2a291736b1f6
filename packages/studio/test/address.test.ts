import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hrefTo, parsePlace } from "../src/address.ts";
import type { Route } from "../src/routes.ts";

const id = fc.string({ minLength: 1 }).filter((one) => one.trim() !== "");
// Ninety is meant where nothing is said, and left out.
const days = fc.integer({ min: 1, max: 365 }).filter((one) => one !== 90);
const route: fc.Arbitrary<Route> = fc.oneof(
  fc
    .constantFrom("install", "judging", "milestones", "guides", "effects", "publish" as const)
    .map((kind) => ({ kind })),
  fc
    .subarray(["stuck", "through"] as const)
    .map((all) => ({ kind: "overview" as const, ...(all.length === 0 ? {} : { all }) })),
  fc.record(
    { kind: fc.constant("overview" as const), rate: id, curve: id },
    { requiredKeys: ["kind"] },
  ),
  fc.record({
    kind: fc.constant("stall" as const),
    milestone: id,
    figure: fc.constantFrom("came" as const, "passed" as const, "stuck" as const, "away" as const),
    evidence: fc.string(),
  }),
  fc.record(
    {
      kind: fc.constant("people" as const),
      search: fc.string(),
      state: fc.constantFrom("stuck" as const, "away" as const),
      segment: id,
      trait: id,
    },
    { requiredKeys: ["kind", "search"] },
  ),
  fc.record({ kind: fc.constant("accounts" as const), search: fc.string() }),
  fc.record({ kind: fc.constant("answers" as const), tag: id }),
  fc.record({
    kind: fc.constantFrom("person" as const, "account" as const, "effect" as const),
    id,
  }),
  fc.record({
    kind: fc.constant("before-after" as const),
    milestone: fc.string(),
    day: fc.string(),
    days: fc.integer({ min: 1, max: 180 }),
  }),
  fc.record({
    kind: fc.constantFrom("milestone" as const, "guide" as const, "answer" as const),
    id,
    at: id,
  }),
  fc.record(
    { kind: fc.constant("guides" as const), search: id, of: id, standing: id },
    { requiredKeys: ["kind"] },
  ),
  fc.record(
    { kind: fc.constant("guide" as const), id, view: fc.constant("json" as const) },
    { requiredKeys: ["kind", "id"] },
  ),
  fc.record({ kind: fc.constant("look" as const), at: id }, { requiredKeys: ["kind"] }),
  fc.record({
    kind: fc.constant("translations" as const),
    locale: fc.string(),
    missing: fc.boolean(),
    search: fc.string(),
  }),
  fc.record({ kind: fc.constant("delivery" as const), code: fc.string() }),
  fc.record({ kind: fc.constant("feedback" as const), days }, { requiredKeys: ["kind"] }),
  fc.record(
    { kind: fc.constant("feedback-part" as const), id, days },
    { requiredKeys: ["kind", "id"] },
  ),
  fc.record(
    {
      kind: fc.constant("feedback-people" as const),
      id,
      days,
      who: id,
      question: id,
      of: id,
      pick: id,
    },
    { requiredKeys: ["kind", "id"] },
  ),
  fc.record({
    kind: fc.constant("live" as const),
    user: fc.string(),
    name: id,
    show: fc.constantFrom("all" as const, "problems" as const),
  }),
);

describe("an address", () => {
  it("leads back to the place that it was made for, whatever ids and searches hold", () => {
    fc.assert(
      fc.property(route, fc.constantFrom("live" as const, "test" as const), (to, env) => {
        expect(parsePlace(hrefTo(to, env))).toEqual({ route: to, env });
      }),
    );
  });

  it("that leads nowhere says so instead of throwing", () => {
    expect(parsePlace("#/nowhere/at/all").route.kind).toBe("not-found");
    expect(parsePlace("#/feedback-people").route.kind).toBe("not-found");
    expect(parsePlace("#/feedback?days=400").route).toEqual({ kind: "feedback" });
    expect(parsePlace("#/before-after?days=ten").route).toMatchObject({ days: 14 });
    expect(parsePlace("#/people/%E0%A4%A").route).toEqual({ kind: "person", id: "%E0%A4%A" });
  });
});
