import { EMPTY_GUIDEBOOK } from "@cairn/core/guidebook";
import type { AccountRecord, Projected, Registry } from "@cairn/collector/store";
import {
  type Cursor,
  DEAD_LETTERS_KEPT,
  type LetterQuery,
  MARKERS_KEPT,
  type PersonRecord,
} from "@cairn/collector/store";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aLetter, aPerson, at } from "./registry-records.ts";
import { turnsWithin } from "./turns.ts";

/** What every Registry must do. A new adapter is finished when this passes, and not before. */
export function describeRegistry(name: string, open: () => Promise<Registry>): void {
  async function withRegistry(work: (registry: Registry) => Promise<void>): Promise<void> {
    const registry = await open();
    try {
      await work(registry);
    } finally {
      await registry.close();
    }
  }
  const step = (parts: Partial<Projected>): Projected => ({
    from: undefined,
    to: at(1),
    generation: 0,
    definitions: "d1",
    people: [],
    merged: [],
    accounts: [],
    ...parts,
  });

  describe(`${name} registry: projection`, () => {
    it("REG1 commits records together with the new position", () =>
      withRegistry(async ({ projection }) => {
        expect(await projection.position()).toBeUndefined();
        const ann = aPerson("ann", { traits: { name: "Ann" } });
        expect(await projection.commit(step({ people: [ann] }))).toBe(true);
        expect(await projection.position()).toEqual({
          cursor: at(1),
          generation: 0,
          definitions: "d1",
        });
        expect(await projection.person("live", "ann")).toEqual(ann);
        expect(await projection.person("test", "ann")).toBeUndefined();
      }));

    it("REG2 refuses a step that begins elsewhere, and keeps nothing of it", () =>
      withRegistry(async ({ projection }) => {
        await projection.commit(step({}));
        expect(await projection.commit(step({ people: [aPerson("ann")] }))).toBe(false);
        const stale = step({ from: at(9), to: at(10), people: [aPerson("ann")] });
        expect(await projection.commit(stale)).toBe(false);
        expect(await projection.person("live", "ann")).toBeUndefined();
        expect(await projection.position()).toMatchObject({ cursor: at(1) });
      }));

    it("REG3 lets one of two steps at the same time through", () =>
      withRegistry(async ({ projection }) => {
        const steps = ["ann", "bob"].map((id) =>
          projection.commit(step({ people: [aPerson(id)] })),
        );
        expect((await Promise.all(steps)).filter(Boolean)).toHaveLength(1);
      }));

    it("REG4 leads merged ids to the person they became", () =>
      withRegistry(async ({ projection }) => {
        await projection.commit(step({ people: [aPerson("anon:x"), aPerson("ann")] }));
        const ann = aPerson("ann", { actors: ["ann", "anon:x"], events: 5 });
        const merged = [{ environment: "live", from: "anon:x", to: "ann" }] as const;
        await projection.commit(step({ from: at(1), to: at(2), people: [ann], merged }));
        expect(await projection.person("live", "anon:x")).toEqual(ann);
        const found = await projection.persons("live", ["anon:x", "ann", "nobody"]);
        expect(new Map(found)).toEqual(
          new Map([
            ["anon:x", ann],
            ["ann", ann],
          ]),
        );
        expect((await projection.people({ environment: "live", limit: 9 })).people).toEqual([ann]);
      }));

    it("REG22 forgets people with what led to them and their place in accounts, and refuses steps begun before", () =>
      withRegistry(async ({ projection }) => {
        const account: AccountRecord = {
          environment: "live",
          id: "acme",
          traits: { plan: "pro" },
          traitTimes: {},
          firstMs: 1,
          lastMs: 2,
          people: ["bob", "ann", "cid"],
        };
        const ann = aPerson("ann", { actors: ["ann", "anon:x"] });
        const merged = [{ environment: "live", from: "anon:x", to: "ann" }] as const;
        const people = [ann, aPerson("bob"), aPerson("ann", { environment: "test" })];
        await projection.commit(step({ people, merged, accounts: [account] }));
        await projection.forget("live", ["ann", "anon:x"]);
        const found = await projection.persons("live", ["ann", "anon:x", "bob"]);
        expect([...found.keys()]).toEqual(["bob"]);
        expect(await projection.person("test", "ann")).toBeDefined();
        expect(await projection.account("live", "acme")).toEqual({
          ...account,
          people: ["bob", "cid"],
        });
        const late = step({ from: at(1), to: at(2), people: [ann] });
        expect(await projection.commit(late)).toBe(false);
        expect(await projection.position()).toMatchObject({ cursor: at(1), generation: 1 });
        expect(await projection.commit({ ...late, generation: 1, people: [] })).toBe(true);
        expect(await projection.person("live", "ann")).toBeUndefined();
      }));

    it("REG28 forgets more people than one commit takes, in many accounts, and nobody else", () =>
      withRegistry(async ({ projection }) => {
        const ids = Array.from({ length: 1_300 }, (_, n) => `u${n}`);
        const people = ids.map((id) => aPerson(id));
        const accounts = Array.from({ length: 450 }, (_, n) => ({
          ...ACME,
          id: `a${n}`,
          people: [`u${n}`, "stays", `u${n + 500}`],
        }));
        const other = { ...ACME, id: "a0", environment: "test", people: ["u0"] } as const;
        await projection.commit(
          step({ people: [...people, aPerson("stays")], accounts: [...accounts, other] }),
        );
        await projection.forget("live", ids);
        const left: string[] = [];
        for await (const chunk of projection.everyone("live"))
          left.push(...chunk.map(({ id }) => id));
        expect(left).toEqual(["stays"]);
        const members = (await projection.accounts("live")).map((account) => account.people);
        expect(members).toEqual(accounts.map(() => ["stays"]));
        expect(await projection.account("test", "a0")).toEqual(other);
      }));

    it("REG5 lists people by their last activity, page by page, and finds them by id, name and e-mail", () =>
      withRegistry(async ({ projection }) => {
        const people = [
          aPerson("u1", { lastMs: 10, traits: { name: "Ann Lee" } }),
          aPerson("u2", { lastMs: 30, traits: { email: "BOB@acme.example" } }),
          aPerson("u3", { lastMs: 20 }),
        ];
        await projection.commit(
          step({ people: [...people, aPerson("u1", { environment: "test" })] }),
        );
        const ids = (list: readonly PersonRecord[]): readonly string[] => list.map(({ id }) => id);
        const first = await projection.people({ environment: "live", limit: 2 });
        expect(ids(first.people)).toEqual(["u2", "u3"]);
        const second = await projection.people({
          environment: "live",
          limit: 2,
          cursor: first.cursor!,
        });
        expect(ids(second.people)).toEqual(["u1"]);
        expect(second.cursor).toBeUndefined();
        // Who comes or is active again between two pages shifts nobody from one to the other.
        await projection.commit({
          ...step({ people: [aPerson("u4", { lastMs: 50 }), aPerson("u5", { lastMs: 20 })] }),
          from: at(1),
          to: at(2),
        });
        const later = await projection.people({
          environment: "live",
          limit: 2,
          cursor: first.cursor!,
        });
        expect(ids(later.people)).toEqual(["u5", "u1"]);
        for (const [search, found] of [
          ["lee", "u1"],
          ["bob@", "u2"],
          ["U3", "u3"],
        ] as const) {
          const page = await projection.people({ environment: "live", search, limit: 9 });
          expect(ids(page.people)).toEqual([found]);
        }
        const nobody = await projection.people({ environment: "live", search: "%", limit: 9 });
        expect(nobody.people).toEqual([]);
      }));

    it("REG6 gives everybody once, in chunks", () =>
      withRegistry(async ({ projection }) => {
        const people = Array.from({ length: 1_203 }, (_, n) => aPerson(`u${n}`));
        await projection.commit(step({ people }));
        const seen: string[] = [];
        for await (const chunk of projection.everyone("live"))
          seen.push(...chunk.map(({ id }) => id));
        expect(seen.toSorted()).toEqual(people.map(({ id }) => id).toSorted());
      }));

    it("REG7 keeps accounts", () =>
      withRegistry(async ({ projection }) => {
        const account: AccountRecord = {
          environment: "live",
          id: "acme",
          traits: { plan: "pro" },
          traitTimes: { plan: 5 },
          firstMs: 1,
          lastMs: 2,
          people: ["ann"],
        };
        await projection.commit(step({ accounts: [account], people: [aPerson("a")] }));
        expect(await projection.account("live", "acme")).toEqual(account);
        expect(await projection.accounts("live")).toEqual([account]);
      }));

    it("REG16 gives accounts by newest activity, from behind a place on", () =>
      withRegistry(async ({ projection }) => {
        const anAccount = (id: string, lastMs: number): AccountRecord => ({ ...ACME, id, lastMs });
        const many = Array.from({ length: 1_201 }, (_, n) => anAccount(`a${n}`, n));
        const alike = [anAccount("z", 2_000), anAccount("y", 2_000)];
        const elsewhere: AccountRecord = { ...anAccount("t", 9_000), environment: "test" };
        await projection.commit(step({ accounts: [...many, ...alike, elsewhere] }));
        const ids = async (place?: { readonly lastMs: number; readonly id: string }) => {
          const found: string[] = [];
          for await (const chunk of projection.accountsFrom("live", place)) {
            found.push(...chunk.map(({ id }) => id));
          }
          return found;
        };
        const all = ["y", "z", ...many.map(({ id }) => id).toReversed()];
        expect(await ids()).toEqual(all);
        expect(await ids({ lastMs: 2_000, id: "y" })).toEqual(all.slice(1));
        expect(await ids({ lastMs: 1, id: "a1" })).toEqual(["a0"]);
        expect(await ids({ lastMs: 0, id: "a0" })).toEqual([]);
      }));

    it("REG17 answers others between the chunks of a walk", () =>
      withRegistry(async ({ projection }) => {
        const ids = Array.from({ length: 2_001 }, (_, n) => `u${n}`);
        const accounts = ids.map((id) => ({ ...ACME, id }));
        await projection.commit(step({ people: ids.map((id) => aPerson(id)), accounts }));
        const walks = {
          everyone: () => projection.everyone("live"),
          census: () => projection.census("live"),
          accountsFrom: () => projection.accountsFrom("live", undefined),
        };
        for (const [name, walk] of Object.entries(walks)) {
          let chunks = 0;
          const turns = await turnsWithin(async () => {
            for await (const chunk of walk()) chunks += Math.sign(chunk.length);
          });
          expect([name, chunks > 1, turns >= chunks - 1]).toEqual([name, true, true]);
        }
      }));

    it("REG8 answers as the last commit of each record says, whatever came before", () =>
      fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(fc.nat(5), fc.nat(99)), { maxLength: 12 }), (changes) =>
          withRegistry(async ({ projection }) => {
            let from: Cursor | undefined;
            const last = new Map<string, number>();
            for (const [place, [person, events]] of changes.entries()) {
              const people = [aPerson(`u${person}`, { events })];
              expect(await projection.commit(step({ from, to: at(place + 1), people }))).toBe(true);
              from = at(place + 1);
              last.set(`u${person}`, events);
            }
            const found = await projection.persons("live", [...last.keys()]);
            expect(new Map([...found].map(([id, { events }]) => [id, events]))).toEqual(last);
          }),
        ),
        { numRuns: 10 },
      ));
  });

  describe(`${name} registry: definitions, access, letters, counters`, () => {
    it("REG9 numbers versions from 1, newest first, and tells which is live and whether it is paused", () =>
      withRegistry(async ({ definitions }) => {
        expect(await definitions.live()).toEqual({ paused: false });
        const entry = { guidebook: EMPTY_GUIDEBOOK, publishedAtMs: 5, by: "Ann" };
        const published = await Promise.all([
          definitions.publish(entry),
          definitions.publish(entry),
        ]);
        expect(new Set(published.map(({ version }) => version))).toEqual(new Set([1, 2]));
        const third = await definitions.publish({ ...entry, note: "back", restores: 1 });
        expect(third).toEqual({ ...entry, note: "back", restores: 1, version: 3 });
        await definitions.setPaused(true);
        expect(await definitions.live()).toEqual({ version: third, paused: true });
        expect((await definitions.versions()).map(({ version }) => version)).toEqual([3, 2, 1]);
        expect(await definitions.version(3)).toEqual(third);
        expect(await definitions.version(4)).toBeUndefined();
        await definitions.setPaused(false);
        expect(await definitions.live()).toEqual({ version: third, paused: false });
      }));

    it("REG10 saves a draft only over the revision that was read", () =>
      withRegistry(async ({ definitions }) => {
        expect(await definitions.draft()).toBeUndefined();
        const both = [definitions.saveDraft({ a: 1 }, 0, 7), definitions.saveDraft({ a: 2 }, 0, 7)];
        const saved = (await Promise.all(both)).filter((draft) => draft !== undefined);
        expect(saved).toHaveLength(1);
        expect(saved[0]).toMatchObject({ revision: 1, savedAtMs: 7 });
        expect(await definitions.saveDraft({ a: 3 }, 5, 8)).toBeUndefined();
        const second = { guidebook: { a: 3 }, revision: 2, savedAtMs: 8 };
        expect(await definitions.saveDraft({ a: 3 }, 1, 8)).toEqual(second);
        expect(await definitions.draft()).toEqual(second);
      }));

    it("REG11 keeps the audit log, newest first", () =>
      withRegistry(async ({ definitions }) => {
        await definitions.record({ atMs: 1, by: "Ann", action: "published", detail: "1" });
        await definitions.record({ atMs: 2, by: "Bob", action: "paused" });
        expect(await definitions.audit(1)).toEqual([{ atMs: 2, by: "Bob", action: "paused" }]);
        expect(await definitions.audit(9)).toHaveLength(2);
      }));

    it("REG29 keeps markers by their moment, newest first and the newest of them, until they are removed", () =>
      withRegistry(async ({ definitions }) => {
        const marker = (id: string, atMs: number) =>
          ({ id, atMs, kind: "release", title: `Version ${id}` }) as const;
        await Promise.all([
          definitions.addMarker(marker("b", 2)),
          definitions.addMarker(marker("a", 7)),
        ]);
        expect(await definitions.markers()).toEqual([marker("a", 7), marker("b", 2)]);
        expect(await definitions.removeMarker("a")).toBe(true);
        expect(await definitions.removeMarker("a")).toBe(false);
        const more = Array.from({ length: MARKERS_KEPT }, (_, index) => index);
        await Promise.all(
          more.map((index) => definitions.addMarker(marker(`n-${index}`, 100 + index))),
        );
        const kept = await definitions.markers();
        expect(kept).toHaveLength(MARKERS_KEPT);
        expect(kept.map(({ id }) => id)).not.toContain("b");
      }));

    it("REG12 keeps keys, and replaces one that is put again", () =>
      withRegistry(async ({ access }) => {
        const key = { key: "pk_live_1", environment: "live", origins: [], createdAtMs: 1 } as const;
        await access.putWriteKey(key);
        const changed = { ...key, origins: ["https://a.example"], revokedAtMs: 9 };
        await access.putWriteKey(changed);
        expect(await access.writeKey("pk_live_1")).toEqual(changed);
        expect(await access.writeKey("pk_live_2")).toBeUndefined();
        expect(await access.writeKeys()).toEqual([changed]);
        const secret = { hash: "aa", ending: "9f3c", name: "Billing", createdAtMs: 1 };
        await access.putSecretKey(secret);
        expect(await access.secretKey("aa")).toEqual(secret);
        expect(await access.secretKeys()).toEqual([secret]);
        const [newest, old, older] = ["new", "old", "older"].map((name, at) => ({
          secret: name,
          createdAtMs: 9 - at,
        }));
        await access.setIdentitySecrets([newest!, old!, older!]);
        expect(await access.identitySecrets()).toEqual([newest, old]);
        expect(await access.identityMode("live")).toBe("off");
        await access.setIdentityMode("live", "enforce");
        expect(await access.identityMode("live")).toBe("enforce");
        expect(await access.identityMode("test")).toBe("off");
      }));

    it("REG81 takes a census of one moment, each person once, whatever is committed meanwhile", () =>
      withRegistry(async ({ projection }) => {
        const ids = Array.from({ length: 1_200 }, (_, n) => `u${n}`);
        await projection.commit(step({ people: ids.map((id) => aPerson(id)) }));
        const census = projection.census("live")[Symbol.asyncIterator]();
        const first = await census.next();
        const met = (first.value as readonly PersonRecord[]).map(({ id }) => id);
        const position = await projection.position();
        const next = { from: position?.cursor, to: at(2) };
        await projection.commit(step({ ...next, people: [aPerson("late"), aPerson("u7")] }));
        for (let chunk = await census.next(); chunk.done !== true; chunk = await census.next()) {
          met.push(...chunk.value.map(({ id }) => id));
        }
        expect(met.toSorted()).toEqual(ids.toSorted());
      }));

    it("REG80 keeps who our own staff are, as it was set last; nobody before", () =>
      withRegistry(async ({ staff }) => {
        expect(await staff.rules()).toEqual({ domains: [], users: [], traits: [] });
        const rules = {
          domains: ["cairn.example"],
          users: ["sam"],
          traits: [{ name: "staff", value: "true" }],
        };
        await staff.setRules({ ...rules, users: [] });
        await staff.setRules(rules);
        expect(await staff.rules()).toEqual(rules);
      }));

    it("REG19 counts a report once, whatever is sent again at the same time, per environment", () =>
      withRegistry(async ({ counters }) => {
        const report = { id: "report-1", atMs: 1_000, amounts: { "drops.age": 3 } };
        const counted = await Promise.all([
          counters.addOnce("live", report),
          counters.addOnce("live", report),
        ]);
        expect(counted.filter(Boolean)).toEqual([true]);
        expect(await counters.addOnce("test", report)).toBe(true);
        expect(await counters.addOnce("live", { ...report, id: "report-2" })).toBe(true);
        expect(await counters.all("live")).toEqual({ "drops.age": 6 });
        expect(await counters.all("test")).toEqual({ "drops.age": 3 });
      }));

    it("REG13 gives a sign-in link away once, and drops sessions that ended", () =>
      withRegistry(async ({ access }) => {
        const link = { hash: "h1", kind: "sign-in-link", name: "Owner", expiresAtMs: 100 } as const;
        await access.putSession(link);
        expect(await access.session("h1")).toEqual(link);
        const taken = await Promise.all([access.takeSession("h1"), access.takeSession("h1")]);
        expect(taken.filter((session) => session !== undefined)).toEqual([link]);
        expect(await access.session("h1")).toBeUndefined();
        await access.putSession({ ...link, hash: "ended", expiresAtMs: 99 });
        await access.putSession(link);
        await access.dropSessionsBefore(100);
        expect(await access.session("ended")).toBeUndefined();
        expect(await access.session("h1")).toEqual(link);
      }));

    it("REG14 keeps the latest refused events of each environment, and counts all", () =>
      withRegistry(async ({ deadLetters }) => {
        const letters = Array.from({ length: DEAD_LETTERS_KEPT + 5 }, (_, n) => aLetter(`m${n}`));
        await deadLetters.add(letters);
        await deadLetters.add([aLetter("t", "test")]);
        const latest = await deadLetters.latest("live", DEAD_LETTERS_KEPT + 9);
        expect(latest).toHaveLength(DEAD_LETTERS_KEPT);
        expect(latest[0]).toEqual(letters.at(-1));
        expect(await deadLetters.count("live")).toBe(DEAD_LETTERS_KEPT + 5);
        expect(await deadLetters.latest("test", 5)).toEqual([aLetter("t", "test")]);
      }));

    it("REG23 keeps and counts an event once that is refused again, per environment, and each without an id", () =>
      withRegistry(async ({ deadLetters }) => {
        const id = "0190cafe-0000-7000-8000-0000000000ab";
        const { messageId: _none, ...nameless } = aLetter("");
        await Promise.all([
          deadLetters.add([aLetter("m1"), aLetter("m1"), nameless, nameless, aLetter(id)]),
          deadLetters.add([aLetter("m1"), { ...aLetter(id.toUpperCase()), code: "other" }]),
          deadLetters.add([aLetter("m1", "test")]),
        ]);
        expect(await deadLetters.count("live")).toBe(4);
        expect(await deadLetters.codes("live")).toEqual({ missing: 4 });
        expect(await deadLetters.count("test")).toBe(1);
        const [kept] = await deadLetters.list({ environment: "test", limit: 1 });
        await deadLetters.remove("test", [kept!.id]);
        await deadLetters.add([aLetter("m1", "test")]);
        expect(await deadLetters.codes("test")).toEqual({ missing: 1 });
      }));

    it("REG24 holds as many letters as there are ids, whatever is sent again", () =>
      fc.assert(
        fc.asyncProperty(fc.array(fc.array(fc.nat(9), { maxLength: 5 })), (batches) =>
          withRegistry(async ({ deadLetters }) => {
            for (const batch of batches) await deadLetters.add(batch.map((n) => aLetter(`m${n}`)));
            const ids = new Set(batches.flat());
            expect(await deadLetters.count("live")).toBe(ids.size);
            expect(await deadLetters.latest("live", 99)).toHaveLength(ids.size);
          }),
        ),
        { numRuns: 10 },
      ));

    it("REG20 lists letters newest first, by code and time, and goes on below a number", () =>
      withRegistry(async ({ deadLetters }) => {
        await deadLetters.add([
          aLetter("m1"),
          { ...aLetter("m2"), code: "wrong-type", receivedAtMs: 5 },
          aLetter("m3"),
          aLetter("t", "test"),
        ]);
        const ids = async (query: Partial<LetterQuery>): Promise<readonly unknown[]> => {
          const asked = { environment: "live", limit: 9, ...query } as const;
          return (await deadLetters.list(asked)).map(({ messageId }) => messageId);
        };
        expect(await ids({})).toEqual(["m3", "m2", "m1"]);
        expect(await ids({ code: "wrong-type" })).toEqual(["m2"]);
        expect(await ids({ sinceMs: 5 })).toEqual(["m2"]);
        const [newest] = await deadLetters.list({ environment: "live", limit: 1 });
        expect(newest).toEqual({ ...aLetter("m3"), id: newest?.id });
        expect(await ids({ before: newest!.id, limit: 1 })).toEqual(["m2"]);
        expect(await deadLetters.codes("live")).toEqual({ missing: 2, "wrong-type": 1 });
      }));

    it("REG21 replaces a letter where it stands, and removes letters by number, age and person", () =>
      withRegistry(async ({ deadLetters }) => {
        const naming = (messageId: string, raw: string) => ({ ...aLetter(messageId), raw });
        await deadLetters.add([
          naming("quoted", '{"userId":"ann","type":1}'),
          naming("anonymous", '{"anonymousId":"x 1","na'),
          naming("number", '{"userId":7}'),
          naming("longer", '{"userId":"anna"}'),
          naming("other", '{"userId":77}'),
        ]);
        await deadLetters.add([{ ...naming("test", '{"userId":"ann"}'), environment: "test" }]);
        const ids = async (): Promise<readonly unknown[]> =>
          (await deadLetters.list({ environment: "live", limit: 9 })).map((one) => one.messageId);
        expect(
          await deadLetters.forget("live", { actors: ["ann", "anon:x 1", "7"], atMs: 0 }),
        ).toBe(3);
        expect(await ids()).toEqual(["other", "longer"]);
        const [other] = await deadLetters.list({ environment: "live", limit: 1 });
        await deadLetters.replace([{ ...other!, code: "new", receivedAtMs: 9 }]);
        expect(await deadLetters.codes("live")).toEqual({ missing: 1, new: 1 });
        expect(await deadLetters.expire(9)).toBe(2);
        expect(await ids()).toEqual(["other"]);
        expect(await deadLetters.remove("test", [other!.id])).toBe(0);
        expect(await deadLetters.remove("live", [other!.id, 999])).toBe(1);
        await deadLetters.replace([other!]);
        expect(await ids()).toEqual([]);
        expect(await deadLetters.count("live")).toBe(5);
      }));

    it("REG25 forgets letters by the ids that were read in them, also behind the cut, not by equal text", () =>
      withRegistry(async ({ deadLetters }) => {
        const cut = '{"properties":{"long":"…';
        await deadLetters.add([
          { ...aLetter("behind the cut"), raw: cut, actors: ["ann", "anon:x"] },
          { ...aLetter("cut, of another"), raw: `${cut}"ann"`, actors: ["bob"] },
          { ...aLetter("mentioned"), raw: '{"userId":"bob","event":"ann"}' },
          { ...aLetter("misspelt"), raw: '{"user_id":"ann"}' },
          { ...aLetter("not an object"), raw: '["ann"]' },
          { ...aLetter("test", "test"), actors: ["ann"] },
        ]);
        expect(await deadLetters.forget("live", { actors: ["ann"], atMs: 0 })).toBe(3);
        const left = await deadLetters.latest("live", 9);
        expect(left.map(({ messageId }) => messageId)).toEqual(["mentioned", "cut, of another"]);
        expect(await deadLetters.forget("live", { actors: ["anon:x"], atMs: 0 })).toBe(0);
        expect(await deadLetters.latest("test", 9)).toHaveLength(1);
      }));

    it("REG26 forgets more letters than one commit takes, those of an earlier version among them", () =>
      withRegistry(async ({ deadLetters }) => {
        const letters = Array.from({ length: 250 }, (_, n) => ({
          ...aLetter(`m${n}`),
          ...(n % 2 === 0 ? { actors: [n % 5 === 0 ? "bob" : "ann"] } : {}),
          raw: `{"userId":"${n % 5 === 0 ? "bob" : "ann"}"}`,
        }));
        await deadLetters.add(letters);
        expect(await deadLetters.forget("live", { actors: ["ann"], atMs: 0 })).toBe(200);
        expect(await deadLetters.latest("live", 999)).toHaveLength(50);
      }));

    it("REG27 keeps no letter that somebody made before they were forgotten, and counts it once an id", () =>
      withRegistry(async ({ deadLetters, counters }) => {
        const of = (messageId: string, actor: string, madeByMs?: number) => ({
          ...aLetter(messageId),
          actors: ["anon:y", actor],
          ...(madeByMs === undefined ? {} : { madeByMs }),
        });
        await deadLetters.forget("live", { actors: ["ann", "anon:x"], atMs: 50 });
        const { messageId: _none, ...nameless } = of("", "ann", 1);
        const late = [of("late", "ann", 50), of("anonymous", "anon:x", 9), of("no time", "ann")];
        await deadLetters.add([
          ...late,
          nameless,
          of("back", "ann", 51),
          of("other", "bob", 9),
          { ...of("test", "ann", 9), environment: "test" },
        ]);
        await deadLetters.add(late);
        const kept = await deadLetters.latest("live", 9);
        expect(kept.map(({ messageId }) => messageId)).toEqual(["other", "back"]);
        expect(await deadLetters.count("live")).toBe(2);
        expect(await counters.all("live")).toEqual({ erased: 4 });
        expect(await deadLetters.count("test")).toBe(1);
        expect(await counters.all("test")).toEqual({});
      }));

    it("REG15 adds to counters, also at the same time", () =>
      withRegistry(async ({ counters }) => {
        await Promise.all([
          counters.add("live", { "drops.quota": 2, "drops.age": 1 }),
          counters.add("live", { "drops.quota": 3 }),
          counters.add("test", { "drops.quota": 1 }),
        ]);
        expect(await counters.all("live")).toEqual({ "drops.quota": 5, "drops.age": 1 });
        expect(await counters.all("test")).toEqual({ "drops.quota": 1 });
      }));
  });
}

const ACME: AccountRecord = {
  environment: "live",
  id: "acme",
  traits: {},
  traitTimes: {},
  firstMs: 1,
  lastMs: 2,
  people: [],
};
