import type { Account, Accounts } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { aStudio, did, GUIDEBOOK, NOON, stalled, type Studio } from "./studio.ts";

const acme = { accountId: "acme" };

async function twoAccounts(): Promise<Studio> {
  const studio = await aStudio();
  const team = {
    title: "Work as a team",
    when: { kind: "count", event: { name: "Invoice Sent" }, atLeast: 1 },
    by: { people: 2 },
  };
  await studio.publish({ ...GUIDEBOOK, milestones: { ...GUIDEBOOK.milestones, team } });
  await studio.happened(
    did("ana", "Grouped", 0, { name: "Acme Ltd", plan: "pro" }, { type: "group", ...acme }),
    did("ana", "Customer Added", 1, {}, acme),
    did("ana", "Invoice Sent", 2, {}, acme),
    did("ben", "Invoice Sent", 3, {}, acme),
    stalled("ben", "bank", 4),
    // Two ids of one person.
    did("anon:x", "Looked Around", -60 * 24 * 40, {}, acme),
    did("cem", "Identified", -60 * 24 * 39, {}, { type: "identify", anonymousId: "x" }),
    did("dee", "Signed Up", 9, {}, { accountId: "zeta" }),
  );
  return studio;
}

describe("GET /api/accounts", () => {
  it("tells of each how many people, how many of them active and stuck, how far they are, and who carries it", async () => {
    const studio = await twoAccounts();
    const { accounts } = await studio.get<Accounts>("accounts");
    expect(accounts).toEqual([
      {
        id: "zeta",
        firstAt: "2026-05-04T12:09:00.000Z",
        lastAt: "2026-05-04T12:09:00.000Z",
        people: 1,
        active: 1,
        stuck: 0,
        reached: 0,
        milestones: 4,
        mostActive: { user: "dee", share: 1 },
      },
      {
        id: "acme",
        name: "Acme Ltd",
        firstAt: new Date(NOON - 40 * 86_400_000).toISOString(),
        lastAt: "2026-05-04T12:03:00.000Z",
        people: 3,
        active: 2,
        stuck: 1,
        reached: 2,
        milestones: 4,
        mostActive: { user: "ana", share: 3 / 7 },
      },
    ]);
  });

  it("is searched by id and name, in pages that nobody's arrival shifts", async () => {
    const studio = await twoAccounts();
    const ids = async (query: string) =>
      (await studio.get<Accounts>(`accounts?${query}`)).accounts.map(({ id }) => id);
    expect(await ids("search=LTD")).toEqual(["acme"]);
    expect(await ids("search=zet")).toEqual(["zeta"]);
    expect(await ids("env=test")).toEqual([]);
    const first = await studio.get<Accounts>("accounts?limit=1");
    await studio.happened(did("eve", "Signed Up", 20, {}, { accountId: "new" }));
    expect(await ids(`limit=1&cursor=${encodeURIComponent(first.cursor!)}`)).toEqual(["acme"]);
    expect((await studio.call("GET", "accounts?cursor=abc")).status).toBe(400);
  });
});

describe("GET /api/accounts/:id", () => {
  it("tells its people by their part in it, its milestones, and what they did", async () => {
    const studio = await twoAccounts();
    const account = await studio.get<Account>("accounts/acme");
    expect(account.traits).toEqual({ name: "Acme Ltd", plan: "pro" });
    expect(account.members.map(({ id, share }) => [id, share])).toEqual([
      ["ana", 3 / 7],
      ["ben", 2 / 7],
      ["cem", 2 / 7],
    ]);
    expect(account.members[1]).toMatchObject({ stalledBy: { title: "Connect bank" } });
    expect(account.progress).toEqual([
      {
        milestone: "customer",
        title: "Add a customer",
        people: 1,
        reachedAt: "2026-05-04T12:01:00.000Z",
      },
      { milestone: "bank", title: "Connect bank", people: 0 },
      { milestone: "paid", title: "Get paid", people: 0 },
      {
        milestone: "team",
        title: "Work as a team",
        people: 2,
        needs: 2,
        reachedAt: "2026-05-04T12:03:00.000Z",
      },
    ]);
    expect(account.timeline.map(({ user, words }) => [user, words]).slice(0, 3)).toEqual([
      ["ben", "Stuck at Connect bank: 3 failed attempts in 40 s"],
      ["ben", "Invoice Sent"],
      ["ana", "Invoice Sent"],
    ]);
    expect(account.timeline.at(-1)).toMatchObject({ user: "cem", words: "Looked Around" });
  });

  it("answers 404 for an account that nobody was seen with", async () => {
    const studio = await aStudio();
    expect((await studio.call("GET", "accounts/none")).status).toBe(404);
  });
});
