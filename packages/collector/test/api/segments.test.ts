import type { People } from "@cairn/core/api";
import type { AuthoredCondition, Guidebook } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";
import { hashOf } from "../../src/http/secrets.ts";
import { aCollector, aTrack, NOW_MS } from "../support/a-collector.ts";

const SECRET = "sk_live_segments";
const DAY_MS = 86_400_000;
const at = (daysAgo: number) => new Date(NOW_MS - daysAgo * DAY_MS).toISOString();
const sent = { name: "Invoice Sent" };

/** What the history below makes of the people in it, by condition. */
const SEGMENTS: readonly (readonly [
  words: string,
  when: AuthoredCondition,
  people: readonly string[],
])[] = [
  ["a milestone reached", { kind: "reached", milestone: "billed" }, ["ann", "bob"]],
  ["reached long enough ago", { kind: "reached", milestone: "billed", atLeastAgo: "5d" }, ["ann"]],
  ["reached lately", { kind: "reached", milestone: "billed", within: "5d" }, ["bob"]],
  [
    "not reached",
    { kind: "not", condition: { kind: "reached", milestone: "billed" } },
    ["cay", "dan"],
  ],
  ["not done in time", { kind: "reached", milestone: "quiet" }, ["dan"]],
  ["done often enough", { kind: "did", event: sent, atLeast: 2, within: "30d" }, ["ann", "cay"]],
  [
    "done with enough different things",
    { kind: "did", event: sent, distinct: "customer", atLeast: 2, within: "30d" },
    ["ann"],
  ],
  [
    "enough of something this month",
    {
      kind: "did",
      event: sent,
      sum: "amount",
      atLeast: 50,
      within: { kind: "calendar", unit: "month" },
    },
    ["cay"],
  ],
  ["stuck", { kind: "stalled", milestone: "billed", reason: "failed-attempts" }, ["cay"]],
  [
    "one person carries the account",
    { kind: "account-share", event: sent, within: "30d", atLeast: 0.6 },
    ["ann", "bob"],
  ],
  [
    "an account of two active people",
    { kind: "account-people", event: sent, within: "30d", atLeast: 2 },
    ["ann", "bob"],
  ],
  ["what only a browser knows", { kind: "page", paths: ["/**"] }, []],
  ["inactive", { kind: "inactive", for: "7d" }, ["dan"]],
];

async function aProduct() {
  const guidebook: Guidebook = {
    version: 1,
    lifecycle: { start: { name: "Signed Up" } },
    milestones: {
      billed: {
        title: "Billed",
        when: { kind: "sequence", steps: [{ name: "Invoice Created" }, sent], same: "customer" },
      },
      quiet: { title: "Quiet", when: { kind: "absent", event: sent, for: "7d" } },
    },
    activation: { milestones: ["billed"] },
    segments: Object.fromEntries(
      SEGMENTS.map(([words, when], index) => [`s${index}`, { title: words, when }]),
    ),
  };
  const collector = await aCollector({ guidebook });
  const record = { hash: hashOf(SECRET), name: "Test", ending: "ents", createdAtMs: 0 };
  await collector.context.registry.access.putSecretKey(record);
  let made = 0;
  const did = (userId: string, event: string, daysAgo: number, more: object = {}) =>
    aTrack(`m${++made}`, { userId, event, timestamp: at(daysAgo), ...more });
  const acme = { context: { groupId: "acme" } };
  const invoice = (customer: string, amount = 10) => ({ properties: { customer, amount } });
  const stall = {
    properties: {
      milestone: "billed",
      reasons: [{ kind: "failed-attempts", count: 3, weight: 3, overMs: 1 }],
    },
  };
  const batch = [
    did("ann", "Invoice Created", 9, { ...invoice("x"), ...acme }),
    did("ann", "Invoice Sent", 8, { ...invoice("x"), ...acme }),
    did("ann", "Invoice Sent", 6, { ...invoice("y", 90), ...acme }),
    did("bob", "Invoice Created", 2, { ...invoice("x"), ...acme }),
    did("bob", "Invoice Sent", 1, { ...invoice("x"), ...acme }),
    did("cay", "Invoice Created", 3, invoice("x")),
    did("cay", "Invoice Sent", 0.2, invoice("z", 40)),
    did("cay", "Invoice Sent", 0.1, invoice("z", 20)),
    did("cay", "Stall Detected", 0, stall),
    did("dan", "Signed Up", 20),
  ];
  const answer = await collector.post("/v1/batch", { batch });
  expect(await answer.json()).toMatchObject({ rejected: [] });
  return (query: string) =>
    collector.get(`/api/people?${query}`, { authorization: `Bearer ${SECRET}` });
}

describe("GET /api/people?segment=", () => {
  it("finds who is in each segment, whatever its condition asks", async () => {
    const ask = await aProduct();
    const found: Record<string, readonly string[]> = {};
    for (const [index, [words]] of SEGMENTS.entries()) {
      const { people } = (await (await ask(`segment=s${index}`)).json()) as People;
      found[words] = people.map(({ id }) => id).toSorted();
    }
    expect(found).toEqual(Object.fromEntries(SEGMENTS.map(([words, , people]) => [words, people])));
  });

  it("goes on from a cursor until everybody was looked at", async () => {
    const ask = await aProduct();
    const seen: string[] = [];
    let cursor = "";
    for (let pages = 0; pages < 9; pages += 1) {
      const page = (await (await ask(`segment=s3&limit=1&cursor=${cursor}`)).json()) as People;
      seen.push(...page.people.map(({ id }) => id));
      if (page.cursor === undefined) break;
      ({ cursor } = page);
    }
    expect(seen).toEqual(["cay", "dan"]);
  });

  it("says so where there is no such segment", async () => {
    const ask = await aProduct();
    const answer = await ask("segment=nobody");
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({
      detail: 'The published guidebook has no segment "nobody".',
    });
  });
});
