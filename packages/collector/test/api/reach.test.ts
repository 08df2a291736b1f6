import type { JsonObject } from "@cairn/core";
import type {
  MilestonePreview,
  PreviewedPerson,
  ReachLine,
  SegmentCount,
  Simulation,
  SimulatedGuide,
} from "@cairn/core/api";
import type { AuthoredCondition, Guidebook } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";
import { SCHEMAS } from "../../src/routes/api/openapi/resources.ts";
import { schemaFaults } from "./schema-faults.ts";
import { aStudio, did, GUIDEBOOK, identified, NOON, type Studio } from "./studio.ts";

type Guide = NonNullable<Guidebook["guides"]>[string];

const LIVE: Guidebook = { ...GUIDEBOOK, experiments: { holdout: 0 } } as unknown as Guidebook;
const DAY = 24 * 60;

/** What a browser of `user` made on a page that it had just loaded. */
const seen = (user: string, name: string, minutes: number, path: string, more: JsonObject = {}) =>
  did(user, name, minutes, more, {
    session: `s-${user}-${Math.floor(minutes / 30)}`,
    context: {
      page: { path },
      locale: "en-GB",
      cairn: { tab: `t-${user}-${minutes}`, activeMs: 1_000 },
    },
  });

const banner = (more: object = {}): Guide => ({
  kind: "notice",
  style: "banner",
  title: "Connect your bank",
  body: "It takes a minute.",
  when: { kind: "all", of: [] },
  ...more,
});

async function aProduct(): Promise<Studio> {
  const studio = await aStudio();
  await studio.publish(LIVE);
  await studio.happened(
    identified("ana", { name: "Ana", plan: "free" }, -3 * DAY),
    seen("ana", "Customer Added", -2 * DAY, "/customers"),
    seen("ana", "Invoice Sent", -2 * DAY + 1, "/invoices", { total: 100 }),
    identified("ben", { name: "Ben", plan: "pro" }, -3 * DAY),
    seen("ben", "Invoice Sent", -DAY, "/invoices", { total: 20 }),
    seen("ben", "Page Viewed", -DAY + 2, "/settings/bank"),
    identified("cay", { plan: "free" }, -40 * DAY),
    seen("cay", "Invoice Sent", -39 * DAY, "/invoices", { total: 5 }),
  );
  return studio;
}

/** The result of a question that is answered in lines, which must be as the API describes it. */
async function ask<Result>(
  studio: Studio,
  path: string,
  schema: string,
  body?: unknown,
): Promise<Result> {
  const response = await studio.call(body === undefined ? "GET" : "POST", path, body);
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  const lines = (await response.text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as ReachLine<Result>);
  const last = lines.at(-1)!;
  if (!("result" in last)) throw new Error(JSON.stringify(last));
  expect(schemaFaults(last.result, SCHEMAS[schema]!, schema)).toEqual([]);
  return last.result;
}

async function simulated(guide: Guide, more: Partial<Guidebook> = {}): Promise<SimulatedGuide> {
  const guidebook = { ...LIVE, ...more, guides: { ...LIVE.guides, ...more.guides, asked: guide } };
  const body = { guidebook, guide: "asked" };
  const { guides } = await ask<Simulation>(await aProduct(), "simulate", "Simulation", body);
  return guides[0]!;
}

describe("POST /api/simulate", () => {
  it("says who would have seen a guide in the last seven days, when and where", async () => {
    const studio = await aProduct();
    const guides = { asked: banner({ pages: ["/settings/**"] }) };
    const result = await ask<Simulation>(studio, "simulate", "Simulation", {
      guidebook: { ...LIVE, guides },
      guide: "asked",
    });
    // Somebody who was there long before is nobody of this week.
    expect(result).toMatchObject({ people: 2, looked: 2, leftOut: 0, unfinished: [] });
    const [found] = result.guides;
    expect(found).toMatchObject({ would: 0, unknown: 1, wouldNot: 1 });
    // The last that is known of Ben is that he came to the page.
    expect(found?.reasons).toEqual([
      {
        kind: "would-not",
        because: { reason: "page" },
        people: 1,
        some: [{ id: "ana", name: "Ana" }],
      },
      {
        kind: "unknown",
        because: { kind: "stay" },
        people: 1,
        some: [{ id: "ben", name: "Ben" }],
      },
    ]);
  });

  it("names who would, newest first, and what kept the others from it", async () => {
    const when: AuthoredCondition = {
      kind: "all",
      of: [
        { kind: "trait", trait: "plan", is: "equals", value: "free" },
        { kind: "not", condition: { kind: "reached", milestone: "bank" } },
      ],
    };
    const found = await simulated(banner({ when }));
    expect(found).toMatchObject({ would: 1, unknown: 0, wouldNot: 1 });
    // Two seconds after she came: nothing interrupts sooner.
    const at = new Date(NOON - 2 * DAY * 60_000 + 2_000).toISOString();
    expect(found.who).toEqual([{ id: "ana", name: "Ana", at, path: "/customers" }]);
    expect(found.reasons).toMatchObject([
      { because: { reason: "condition-not-met", part: 0 }, people: 1, some: [{ id: "ben" }] },
    ]);
  });

  it("does not know whether an element was there, unless the same guide was shown there lately", async () => {
    const hint: Guide = {
      kind: "hint",
      style: "tooltip",
      target: { selectors: ["#total"] },
      body: "This is the total.",
      pages: ["/invoices"],
      when: { kind: "all", of: [] },
    };
    const studio = await aStudio();
    await studio.publish({ ...LIVE, guides: { asked: hint } });
    await studio.happened(
      seen("ana", "Invoice Sent", -DAY, "/invoices"),
      seen("ana", "Invoice Sent", -DAY + 1, "/invoices"),
    );
    const asking = (guide: Guide) =>
      ask<Simulation>(studio, "simulate", "Simulation", {
        guidebook: { ...LIVE, guides: { asked: guide } },
        guide: "asked",
      });
    const before = await asking(hint);
    expect(before.guides[0]).toMatchObject({
      unknown: 1,
      reasons: [{ because: { kind: "element", guide: "asked" } }],
    });
    await studio.happened(
      seen("dan", "Guide Shown", -9 * DAY, "/invoices", { guide: "asked", path: "/invoices" }),
    );
    expect((await asking(hint)).guides[0]).toMatchObject({ would: 1, unknown: 0 });
    const moved = await asking({ ...hint, target: { selectors: ["#other"] } });
    expect(moved.guides[0]).toMatchObject({ would: 0, unknown: 1 });
  });

  it("judges again who was stuck: whoever failed three times would have got help at the third", async () => {
    const studio = await aProduct();
    const failed = (minutes: number) =>
      seen("dan", "Bank Connect Failed", minutes, "/settings/bank");
    await studio.happened(
      seen("dan", "Customer Added", -DAY, "/customers"),
      ...[5, 6, 7, 8].map((minutes) => failed(-DAY + minutes)),
    );
    const stuck = banner({ when: { kind: "stalled", milestone: "bank" } });
    const result = await ask<Simulation>(studio, "simulate", "Simulation", {
      guidebook: { ...LIVE, guides: { asked: stuck } },
      guide: "asked",
    });
    const at = new Date(NOON + (-DAY + 7) * 60_000 + 2_000).toISOString();
    expect(result.guides[0]).toMatchObject({ would: 1, who: [{ id: "dan", at }] });
  });

  it("leaves out what of the draft is not finished, and refuses what is asked for where it is not", async () => {
    const studio = await aProduct();
    const guides = { asked: banner(), half: { kind: "notice" } };
    const body = { guidebook: { ...LIVE, guides }, guide: "asked" };
    const { unfinished } = await ask<Simulation>(studio, "simulate", "Simulation", body);
    expect(unfinished).toEqual(["guides.half"]);
    const refused = await studio.call("POST", "simulate", { ...body, guide: "half" });
    expect(refused.status).toBe(422);
    const { problems } = (await refused.json()) as { problems: { path: string }[] };
    expect(problems.every(({ path }) => path.startsWith("guides.half"))).toBe(true);
    expect((await studio.call("POST", "simulate", { ...body, guide: "none" })).status).toBe(404);
    expect((await studio.call("POST", "simulate", { ...body, since: "99d" })).status).toBe(400);
  });
});

describe("POST /api/segments/count", () => {
  const counted = async (when: AuthoredCondition, guidebook: Guidebook = LIVE) =>
    ask<SegmentCount>(await aProduct(), "segments/count", "SegmentCount", { guidebook, when });

  it("counts by what nobody counted before: the events are read", async () => {
    const when: AuthoredCondition = {
      kind: "did",
      event: {
        name: "Invoice Sent",
        where: [{ property: "total", is: "at-least", value: 20 }],
      },
    };
    const { people, matching, who } = await counted(when);
    expect({ people, matching, who: who.map(({ id }) => id) }).toEqual({
      people: 3,
      matching: 2,
      who: ["ben", "ana"],
    });
  });

  it("judges groups, traits and milestones of the draft that are not live", async () => {
    const sent = { kind: "count", event: { name: "Invoice Sent" }, atLeast: 1 } as const;
    const guidebook: Guidebook = {
      ...LIVE,
      milestones: { ...LIVE.milestones, sent: { title: "Sent", when: sent } },
    };
    const free: AuthoredCondition = { kind: "trait", trait: "plan", is: "equals", value: "free" };
    const when: AuthoredCondition = {
      kind: "all",
      of: [
        { kind: "reached", milestone: "sent" },
        { kind: "not", condition: free },
      ],
    };
    const { matching, who } = await counted(when, guidebook);
    expect([matching, who.map(({ id }) => id)]).toEqual([1, ["ben"]]);
  });

  it("says what only a page knows, and what is counted only once it is live", async () => {
    const { matching, inPage, uncounted } = await counted({
      kind: "any",
      of: [
        { kind: "page", paths: ["/**"] },
        { kind: "account-people", atLeast: 1, within: "30d" },
      ],
    });
    expect({ matching, inPage, uncounted }).toEqual({
      matching: 0,
      inPage: ["path"],
      uncounted: true,
    });
  });

  it("refuses a condition that names what the draft does not have", async () => {
    const when = { kind: "reached", milestone: "nowhere" };
    const body = { guidebook: LIVE, when };
    const response = await (await aProduct()).call("POST", "segments/count", body);
    expect(response.status).toBe(422);
  });
});

describe("POST /api/milestones/preview", () => {
  it("says how many reach it as the draft has it, week by week, and what that changes", async () => {
    const event = { name: "Invoice Sent" };
    const guidebook: Guidebook = {
      ...LIVE,
      milestones: {
        ...LIVE.milestones,
        // Live it is adding a customer.
        customer: { title: "Customer", when: { kind: "count", event, atLeast: 1 } },
      },
    };
    const found = await ask<MilestonePreview>(
      await aProduct(),
      "milestones/preview",
      "MilestonePreview",
      { guidebook, milestone: "customer" },
    );
    expect(found).toMatchObject({
      people: 3,
      reached: 3,
      isLive: true,
      reachedBefore: 1,
      onlyNow: 2,
      onlyBefore: 0,
    });
    expect(found.weeks.map(({ reached, before }) => [reached, before])).toEqual([
      ...Array.from({ length: 6 }, () => [0, 0]),
      [1, 0],
      ...Array.from({ length: 4 }, () => [0, 0]),
      [2, 1],
    ]);
    expect(found.who.map(({ id }) => id)).toEqual(["ben", "ana", "cay"]);
  });
});

describe("GET /api/milestones/suggestions", () => {
  it("finds what those who came back did and the others did not, and no presence", async () => {
    const studio = await aStudio();
    await studio.publish(LIVE);
    for (let index = 0; index < 60; index += 1) {
      const user = `u${index}`;
      const began = -30 * DAY;
      const stays = index % 2 === 0;
      await studio.happened(
        did(user, "Logged In", began),
        did(user, "Clicked around", began + 1),
        ...(stays
          ? [did(user, "Report Shared", began + 2), did(user, "Worked", began + 9 * DAY)]
          : []),
      );
    }
    const found = await ask<object>(studio, "milestones/suggestions", "EventSuggestions");
    expect(found).toEqual({
      by: "returned",
      days: 7,
      people: 60,
      there: 30,
      events: [{ event: "Report Shared", there: 30, others: 0, phi: 1 }],
    });
  });
});

describe("POST /api/preview-as", () => {
  it("tells of one person what fills the texts, and whether they would get it now", async () => {
    const studio = await aProduct();
    const when: AuthoredCondition = { kind: "trait", trait: "plan", is: "equals", value: "free" };
    const body = {
      guidebook: { ...LIVE, guides: { asked: banner({ when }) } },
      guide: "asked",
    };
    const as = async (person: string): Promise<PreviewedPerson> =>
      (await (
        await studio.call("POST", "preview-as", { ...body, person })
      ).json()) as PreviewedPerson;
    const ana = await as("ana");
    expect(schemaFaults(ana, SCHEMAS["PreviewedPerson"]!, "p")).toEqual([]);
    expect(ana).toMatchObject({
      name: "Ana",
      traits: { plan: "free" },
      locale: "en-GB",
      path: "/invoices",
      verdict: { kind: "would" },
    });
    expect(Object.keys(ana.reachedAt)).toEqual(["customer"]);
    expect((await as("ben")).verdict).toEqual({
      kind: "would-not",
      because: { reason: "condition-not-met", part: 0 },
    });
    expect((await studio.call("POST", "preview-as", { ...body, person: "nobody" })).status).toBe(
      404,
    );
  });
});

describe("questions at the same time", () => {
  it("are a few: another one is refused, until one of them is over or nobody reads it any more", async () => {
    const studio = await aProduct();
    const count = () =>
      studio.call("POST", "segments/count", { guidebook: LIVE, when: { kind: "all", of: [] } });
    const [first, ...others] = await Promise.all(Array.from({ length: 8 }, count));
    const refused = await count();
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("5");
    expect(await refused.json()).toMatchObject({ code: "too-many" });
    await first!.body!.cancel();
    const next = await count();
    expect(next.status).toBe(200);
    await Promise.all([next, ...others].map((response) => response.text()));
    expect((await studio.call("HEAD", "milestones/suggestions")).status).toBe(200);
    const again = await Promise.all(Array.from({ length: 8 }, count));
    expect(again.map(({ status }) => status)).toEqual(Array(8).fill(200));
  });
});
