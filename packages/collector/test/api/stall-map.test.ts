import type { People, StallMap } from "@cairn/core/api";
import { beforeAll, describe, expect, it } from "vitest";
import { aStudio, did, GUIDEBOOK, type Studio, stalled } from "./studio.ts";

const MINUTE_MS = 60_000;
const MONTH_MINUTES = 30 * 24 * 60;
const reason = (kind: string, where: object = {}) => ({
  kind,
  count: 1,
  weight: 1,
  overMs: 0,
  ...where,
});
const searched = (user: string, query: string, minutes: number, results = 0) =>
  did(user, "Help Searched", minutes, { query, results });

/** Six people: one through, two stuck at the bank (one of them gone quiet at once), one on the way, two at the beginning. */
async function aStudioWithHistory(): Promise<Studio> {
  const studio = await aStudio();
  await studio.publish(GUIDEBOOK);
  await studio.happened(
    did("ana", "Customer Added", 1),
    did("ana", "Bank Connected", 11),
    did("ana", "Invoice Paid", 31),
    did("ben", "Customer Added", 3),
    did("ben", "Bank Connect Failed", 4, { reason: "account_number_format" }),
    stalled("ben", "bank", 5),
    searched("ben", "IBAN ", 6),
    searched("ben", "iban", 7),
    searched("ben", "invoice", 8, 4),
    did("cem", "Customer Added", 2),
    did("cem", "Stall Detected", 9, {
      milestone: "bank",
      reasons: [reason("rage-click", { element: "#connect" }), reason("silence")],
    }),
    searched("cem", "iban", 10),
    did("dia", "Customer Added", 20),
    searched("dia", "iban", 21),
    did("eva", "Signed Up", 0, { path: "/welcome" }),
    did("fay", "Signed Up", 30, { path: "/welcome" }),
  );
  return studio;
}

describe("GET /api/stall-map", () => {
  let studio: Studio;
  let map: StallMap;
  beforeAll(async () => {
    studio = await aStudioWithHistory();
    map = await studio.get<StallMap>("stall-map");
  });

  const behind = async (query: string) =>
    (await studio.get<People>(`stall-map/people?${query}`)).people.map(({ id }) => id);

  it("has everybody at one stone, so that its figures add up", () => {
    const figures = map.stones.map(({ milestone, came, passed, underWay, stuck, away }) => ({
      milestone,
      came,
      passed,
      underWay,
      stuck,
      away,
    }));
    expect(map).toMatchObject({ users: 6, through: 1 });
    expect(figures).toEqual([
      { milestone: "customer", came: 6, passed: 4, underWay: 2, stuck: 0, away: 0 },
      { milestone: "bank", came: 4, passed: 1, underWay: 1, stuck: 2, away: 0 },
      { milestone: "paid", came: 1, passed: 1, underWay: 0, stuck: 0, away: 0 },
    ]);
  });

  it("says what share stops, and how long half of them take from the stone before", () => {
    const [customer, bank, paid] = map.stones;
    expect(customer?.stopShare).toBeCloseTo(2 / 6, 9);
    expect(bank?.stopShare).toBeCloseTo(3 / 4, 9);
    expect(paid).toMatchObject({ stopShare: 0, medianMs: 20 * MINUTE_MS });
    // Under way at the bank: fewer than half have got there.
    expect(bank?.medianMs).toBeUndefined();
  });

  it("gives the three pieces of evidence that most of the stuck show, what tells something first", () => {
    expect(map.stones[1]?.evidence).toEqual([
      {
        kind: "search",
        words: "searched “iban” and found nothing",
        users: 2,
        key: "search:searched “iban” and found nothing",
        about: { query: "iban" },
      },
      {
        kind: "element",
        words: "angry clicks on #connect",
        users: 1,
        key: "element:angry clicks on #connect",
        about: { reason: "rage-click", element: "#connect" },
      },
      {
        kind: "error",
        words: "Bank Connect Failed: account number format",
        users: 1,
        key: "error:Bank Connect Failed: account number format",
        about: { reason: "failed-attempts", said: "account number format" },
      },
    ]);
    expect(map.stones[2]?.evidence).toEqual([]);
  });

  it("counts at the first stone who left after one thing, once they had the time", async () => {
    const later = await aStudio();
    await later.publish(GUIDEBOOK);
    await later.happened(
      did("eva", "Signed Up", -MONTH_MINUTES, { path: "/welcome" }),
      did("fay", "Signed Up", -MONTH_MINUTES, { path: "/welcome" }),
      did("gus", "Signed Up", -1, { path: "/welcome" }),
    );
    const { stones } = await later.get<StallMap>("stall-map");
    expect(stones[0]?.evidence).toEqual([
      {
        kind: "first-screen",
        words: "left after the first thing they did on /welcome",
        users: 2,
        key: "first-screen:left after the first thing they did on /welcome",
        about: { path: "/welcome" },
      },
    ]);
  });

  it("leads from each figure, and from each piece of evidence, to its people", async () => {
    expect(await behind("milestone=bank")).toEqual(["cem", "ben"]);
    expect(await behind("milestone=bank&at=under-way")).toEqual(["dia"]);
    expect(await behind("milestone=bank&at=passed")).toEqual(["ana"]);
    expect(await behind("milestone=customer&at=came")).toHaveLength(6);
    expect(await behind("milestone=bank&at=away")).toEqual([]);
    const [search, element] = map.stones[1]?.evidence ?? [];
    const evidence = (key = "") => `milestone=bank&evidence=${encodeURIComponent(key)}`;
    expect(await behind(evidence(search?.key))).toEqual(["cem", "ben"]);
    expect(await behind(evidence(element?.key))).toEqual(["cem"]);
  });

  it("goes on where a page of people was cut", async () => {
    const first = await studio.get<People>("stall-map/people?milestone=bank&limit=1");
    expect(first.people.map(({ id }) => id)).toEqual(["cem"]);
    const rest = `stall-map/people?milestone=bank&limit=1&cursor=${first.cursor}`;
    expect(await studio.get<People>(rest)).toMatchObject({ people: [{ id: "ben" }] });
  });

  it("says which stones and figures there are when asked for others", async () => {
    const lost = await studio.call("GET", "stall-map/people?milestone=bnk");
    expect(lost.status).toBe(404);
    expect(await lost.json()).toMatchObject({
      detail: 'The way has no milestone "bnk" (it has: customer, bank, paid).',
    });
    const odd = await studio.call("GET", "stall-map/people?milestone=bank&at=here");
    expect(odd.status).toBe(400);
  });

  it("is empty before there is a guidebook or anybody", async () => {
    const empty = await aStudio();
    expect(await empty.get<StallMap>("stall-map")).toEqual({ users: 0, through: 0, stones: [] });
  });
});
