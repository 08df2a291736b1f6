import type { JsonObject } from "@cairn/core";
import type { Funnel, Overview, Stalls, TimeToMilestone } from "@cairn/core/api";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LogEvent } from "../../src/store/event-log.ts";
import { aStudio, did, GUIDEBOOK, NOON, type Studio } from "./studio.ts";

// Each figure of the API is compared with one computed from the plain list of what happened, in words of its
// definition and without the collector's projections.

const MINUTE_MS = 60_000;
const USERS = ["ana", "ben", "cem", "dia"];
const EVENT_OF = {
  customer: "Customer Added",
  bank: "Bank Connected",
  paid: "Invoice Paid",
} as const;
const MILESTONES = ["customer", "bank", "paid"] as const;

interface Fact {
  readonly user: string;
  readonly name: string;
  readonly minutes: number;
  readonly properties: JsonObject;
}

const plain = fc.record({
  user: fc.constantFrom(...USERS),
  name: fc.constantFrom(...Object.values(EVENT_OF), "Looked Around", "Bank Connect Failed"),
  minutes: fc.integer({ min: 0, max: 30 }),
  properties: fc.constant<JsonObject>({}),
});
const stall = fc
  .record({
    user: fc.constantFrom(...USERS),
    milestone: fc.constantFrom(...MILESTONES),
    kind: fc.constantFrom("rage-click", "long-active-time"),
    minutes: fc.integer({ min: 0, max: 30 }),
    lasts: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
  })
  .map(({ user, milestone, kind, minutes, lasts }): readonly Fact[] => {
    const reasons = [{ kind, count: 1, weight: 1, overMs: 0 }];
    const detected = { user, name: "Stall Detected", minutes, properties: { milestone, reasons } };
    const resolved = {
      user,
      name: "Stall Resolved",
      minutes: minutes + (lasts ?? 0),
      properties: { milestone, by: "progress" },
    };
    return lasts === undefined ? [detected] : [detected, resolved];
  });
const history = fc
  .tuple(fc.array(plain, { maxLength: 40 }), fc.array(stall, { maxLength: 8 }))
  .chain(([facts, stalls]) => {
    const all = [...facts, ...stalls.flat()];
    return fc.shuffledSubarray(all, { minLength: all.length });
  });

async function aStudioAfter(facts: readonly Fact[]): Promise<Studio> {
  const studio = await aStudio();
  await studio.publish(GUIDEBOOK);
  const events: LogEvent[] = facts.map(({ user, name, minutes, properties }) =>
    did(user, name, minutes, properties),
  );
  await studio.happened(...events, ...events);
  studio.goTo(NOON + 86_400_000);
  return studio;
}

const minutesOf = (facts: readonly Fact[], user: string, name: string) =>
  facts.filter((fact) => fact.user === user && fact.name === name).map((fact) => fact.minutes);
const firstOf = (facts: readonly Fact[], user: string, milestone: keyof typeof EVENT_OF) => {
  const minutes = minutesOf(facts, user, EVENT_OF[milestone]);
  return minutes.length === 0 ? undefined : Math.min(...minutes);
};
const usersOf = (facts: readonly Fact[]) => [...new Set(facts.map((fact) => fact.user))];

/** Milestones at which a user has a stall that nothing ended. */
function stuckAt(facts: readonly Fact[], user: string): readonly string[] {
  const own = facts.filter((fact) => fact.user === user);
  return MILESTONES.filter((milestone) => {
    if (firstOf(facts, user, milestone) !== undefined) return false;
    const at = (name: string) =>
      own.filter((fact) => fact.name === name && fact.properties["milestone"] === milestone);
    return at("Stall Detected").some(
      (begun) => !at("Stall Resolved").some((over) => over.minutes >= begun.minutes),
    );
  });
}

// Each run builds a collector of its own: seconds on a busy machine.
describe("the figures of the API", { timeout: 30_000 }, () => {
  it("agree with a plain recount of any history, repeated and out of order", async () => {
    await fc.assert(
      fc.asyncProperty(history, async (facts) => {
        const studio = await aStudioAfter(facts);
        const users = usersOf(facts);

        const overview = await studio.get<Overview>("insights/overview");
        expect(overview.users).toBe(users.length);
        expect(overview.events).toBe(facts.length);
        expect(overview.activated).toBe(
          users.filter((user) => MILESTONES.every((id) => firstOf(facts, user, id) !== undefined))
            .length,
        );
        expect(overview.stalledNow).toBe(
          users.filter((user) => stuckAt(facts, user).length > 0).length,
        );

        const stalls = await studio.get<Stalls>("insights/stalls");
        const stuck = users.flatMap((user) => stuckAt(facts, user).map((id) => `${user} ${id}`));
        const listed = stalls.people.filter((one) => one.resolvedAt === undefined);
        expect(listed.map((one) => `${one.user} ${one.milestone}`).toSorted()).toEqual(
          stuck.toSorted(),
        );
        for (const { milestone, stalledNow, resolved } of stalls.byMilestone) {
          expect(stalledNow).toBe(stuck.filter((one) => one.endsWith(` ${milestone}`)).length);
          const everStuck = users.filter((user) =>
            facts.some(
              (fact) =>
                fact.user === user &&
                fact.name === "Stall Detected" &&
                fact.properties["milestone"] === milestone,
            ),
          );
          expect(stalledNow + resolved).toBe(everStuck.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("agree on every funnel and curve", async () => {
    await fc.assert(
      fc.asyncProperty(history, async (facts) => {
        const studio = await aStudioAfter(facts);
        const users = usersOf(facts);
        const funnel = await studio.get<Funnel>("insights/funnel");
        let walking = users.map((user) => ({ user, since: -Infinity }));
        for (const [index, milestone] of MILESTONES.entries()) {
          walking = walking.flatMap(({ user, since }) => {
            const at = firstOf(facts, user, milestone);
            return at !== undefined && at >= since ? [{ user, since: at }] : [];
          });
          expect(funnel.steps[index]?.users).toBe(walking.length);
        }

        const curve = await studio.get<TimeToMilestone>(
          "insights/time-to-milestone?milestone=bank",
        );
        const reached = users.filter((user) => firstOf(facts, user, "bank") !== undefined);
        expect(curve).toMatchObject({ users: users.length, reached: reached.length });
        expect(curve.censored).toBe(users.length - reached.length);
        expect(curve.points).toEqual(survivalByTable(facts, users));
      }),
      { numRuns: 60 },
    );
  });
});

/** Kaplan–Meier as the textbook's table: one row per distinct time, each user counted anew. */
function survivalByTable(facts: readonly Fact[], users: readonly string[]) {
  const last = Math.max(...facts.map((fact) => fact.minutes));
  const rows = users.map((user) => {
    const first = Math.min(
      ...facts.filter((fact) => fact.user === user).map((fact) => fact.minutes),
    );
    const at = firstOf(facts, user, "bank");
    return { minutes: (at ?? last) - first, event: at !== undefined };
  });
  const times = [...new Set(rows.filter((row) => row.event).map((row) => row.minutes))];
  let survival = 1;
  return times
    .toSorted((a, b) => a - b)
    .map((minutes) => {
      const atRisk = rows.filter((row) => row.minutes >= minutes).length;
      const events = rows.filter((row) => row.event && row.minutes === minutes).length;
      survival *= (atRisk - events) / atRisk;
      return {
        ms: minutes * MINUTE_MS,
        share: expect.closeTo(1 - survival, 9),
        atRisk,
        low: expect.any(Number),
        high: expect.any(Number),
      };
    });
}
