import type { PersonRecord, Projected, ProjectionStore, Registry } from "@cairn/collector/store";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aPerson, at } from "./registry-records.ts";

/** What every Registry must do about projections that are built anew: the rules REG30 and up. */
export function describeRebuild(name: string, open: () => Promise<Registry>): void {
  async function withProjection(
    work: (projection: ProjectionStore) => Promise<void>,
  ): Promise<void> {
    const registry = await open();
    try {
      await work(registry.projection);
    } finally {
      await registry.close();
    }
  }

  describe(`${name} registry: rebuilds`, () => {
    it("REG30 serves the old records until the new ones take their place at once", () =>
      withProjection(async (projection) => {
        await projection.commit(step({ to: at(5), people: [aPerson("ann"), aPerson("old")] }));
        expect(await projection.building.position()).toBeUndefined();
        await projection.beginRebuild("d2");
        const begun = await projection.building.position();
        expect(begun).toMatchObject({ cursor: undefined, definitions: "d2" });
        const ann = aPerson("ann", { events: 9, traits: { name: "Ann" } });
        const page = { to: at(7), definitions: "d2", generation: begun!.generation };
        expect(await projection.building.commit(step({ ...page, people: [ann] }))).toBe(true);
        expect(await events(projection)).toEqual({ ann: 1, old: 1 });
        expect(await projection.position()).toMatchObject({ cursor: at(5), definitions: "d1" });
        const built = await projection.building.position();
        expect(await projection.serveRebuilt(built!)).toBe(true);
        expect(await events(projection)).toEqual({ ann: 9 });
        expect((await projection.people({ environment: "live", limit: 9 })).people).toEqual([ann]);
        expect(await projection.position()).toMatchObject({ cursor: at(7), definitions: "d2" });
        expect(await projection.building.position()).toBeUndefined();
        expect(await projection.serveRebuilt(built!)).toBe(false);
      }));

    it("REG31 begins with what expired events had made, and begins anew when more of it comes", () =>
      withProjection(async (projection) => {
        const many = Array.from({ length: 2_300 }, (_, n) => aPerson(`u${n}`));
        const merged = [{ environment: "live", from: "anon:x", to: "u1" }] as const;
        await projection.expired.commit(step({ people: many, merged, beforeMs: 40 }));
        expect(await projection.expired.position()).toMatchObject({ cursor: at(1), beforeMs: 40 });
        expect(await events(projection)).toEqual({});
        await projection.beginRebuild("d1");
        const found = await projection.building.persons("live", ["u1", "anon:x", "u2299"]);
        expect([...found.keys()].toSorted()).toEqual(["anon:x", "u1", "u2299"]);
        const read = await projection.building.position();
        const { generation } = (await projection.expired.position())!;
        await projection.expired.commit(step({ from: at(1), to: at(2), generation }));
        const late = step({ to: at(3), generation: read!.generation });
        expect(await projection.building.commit(late)).toBe(false);
        expect(await projection.serveRebuilt(read!)).toBe(false);
        expect(await projection.building.position()).toMatchObject({ definitions: "" });
      }));

    it("REG32 forgets people in what is built and what had expired as well", () =>
      withProjection(async (projection) => {
        const people = [aPerson("ann"), aPerson("bob")];
        await projection.expired.commit(step({ people }));
        await projection.beginRebuild("d1");
        const read = await projection.building.position();
        await projection.forget("live", ["ann"]);
        const late = step({ people, generation: read!.generation });
        expect(await projection.building.commit(late)).toBe(false);
        const built = await projection.building.position();
        expect(await projection.serveRebuilt(built!)).toBe(true);
        expect(await events(projection)).toEqual({ bob: 1 });
        await projection.beginRebuild("d1");
        expect([...(await projection.building.persons("live", ["ann", "bob"])).keys()]).toEqual([
          "bob",
        ]);
      }));

    it("REG33 refuses a step that was read before the records were replaced", () =>
      withProjection(async (projection) => {
        await projection.commit(step({ people: [aPerson("ann")] }));
        const read = await projection.position();
        await projection.beginRebuild("d1");
        const begun = await projection.building.position();
        const page = step({ people: [aPerson("ann", { events: 2 })] });
        await projection.building.commit({ ...page, generation: begun!.generation });
        await projection.serveRebuilt((await projection.building.position())!);
        const late = step({ from: at(1), to: at(2), generation: read!.generation, people: [] });
        expect(await projection.commit(late)).toBe(false);
        expect(await events(projection)).toEqual({ ann: 2 });
      }));

    it("REG34 lets one of two rebuilds at the same time go on, and tidies only what nobody needs", () =>
      withProjection(async (projection) => {
        const people = Array.from({ length: 2_100 }, (_, n) => aPerson(`u${n}`));
        await projection.expired.commit(step({ people }));
        await Promise.all([projection.beginRebuild("d1"), projection.beginRebuild("d1")]);
        await projection.tidy();
        const built = await projection.building.position();
        expect(await projection.serveRebuilt(built!)).toBe(true);
        await projection.tidy();
        expect(Object.keys(await events(projection))).toHaveLength(2_100);
      }));

    it("REG35 serves exactly what was committed to the rebuild since it last began, in any order of calls", () =>
      fc.assert(
        fc.asyncProperty(fc.array(aCall, { maxLength: 14 }), (calls) =>
          withProjection(async (projection) => {
            let expected: Record<string, number> = {};
            let building: Record<string, number> | undefined;
            for (const [place, call] of calls.entries()) {
              const position = await projection.building.position();
              if (call.kind === "begin") {
                await projection.beginRebuild("d1");
                building = {};
              } else if (call.kind === "forget") {
                await projection.forget("live", [call.id]);
                delete expected[call.id];
                delete building?.[call.id];
              } else if (building !== undefined && position !== undefined) {
                const { cursor: from, generation } = position;
                if (call.kind === "serve") {
                  expect(await projection.serveRebuilt(position)).toBe(true);
                  [expected, building] = [building, undefined];
                } else {
                  const one = aPerson(call.id, { events: place });
                  const page = step({ from, to: at(place + 1), generation, people: [one] });
                  expect(await projection.building.commit(page)).toBe(true);
                  building[call.id] = place;
                }
              }
              expect(await events(projection)).toEqual(expected);
            }
          }),
        ),
        { numRuns: 15 },
      ));
  });
}

const id = fc.constantFrom("ann", "bob", "cid");
const aCall = fc.oneof(
  fc.record({ kind: fc.constant("begin" as const) }),
  fc.record({ kind: fc.constant("page" as const), id }),
  fc.record({ kind: fc.constant("page" as const), id }),
  fc.record({ kind: fc.constant("serve" as const) }),
  fc.record({ kind: fc.constant("forget" as const), id }),
);

function step(parts: Partial<Projected>): Projected {
  return {
    from: undefined,
    to: at(1),
    generation: 0,
    definitions: "d1",
    people: [],
    merged: [],
    accounts: [],
    ...parts,
  };
}

/** Everybody who is served, with their number of events, in either way of reading them. */
async function events(projection: ProjectionStore): Promise<Record<string, number>> {
  const served: PersonRecord[] = [];
  for await (const chunk of projection.everyone("live")) served.push(...chunk);
  const counted: PersonRecord[] = [];
  for await (const chunk of projection.census("live")) counted.push(...chunk);
  const byId = (a: PersonRecord, b: PersonRecord): number => (a.id < b.id ? -1 : 1);
  expect(counted.toSorted(byId)).toEqual(served.toSorted(byId));
  return Object.fromEntries(served.map((person) => [person.id, person.events]));
}
