import type { AwayStatus, FirstScreenLoss, Overview, Stalls } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import {
  aSecretKey,
  aStudio,
  did,
  GUIDEBOOK,
  identified,
  NOON,
  stalled,
  type Studio,
} from "./studio.ts";

const DAY = 24 * 60;
const DAY_MS = 86_400_000;

/** 60 people who connected their bank after 1 to 4 days, and Ben, who left on day 10; today is day 20. */
async function aProduct(): Promise<Studio> {
  const studio = await aStudio();
  await studio.publish(GUIDEBOOK);
  for (let index = 0; index < 60; index += 1) {
    const user = `p${index}`;
    await studio.happened(
      did(user, "Customer Added", 0),
      did(user, "Bank Connected", (1 + (index % 4)) * DAY),
      did(user, "Invoice Paid", (1 + (index % 4)) * DAY + 1),
    );
  }
  await studio.happened(
    identified("ben", { name: "Ben", email: "ben@example.com" }, 10 * DAY),
    did("ben", "Customer Added", 10 * DAY, {}, { accountId: "acme" }),
    did("ben", "Bank Connect Failed", 10 * DAY + 1),
    did("ben", "Bank Connect Failed", 10 * DAY + 3),
  );
  studio.goTo(NOON + 20 * DAY_MS);
  return studio;
}

/** Asks with a secret key: the studio's session ends long before somebody is away. */
async function ask(studio: Studio, path: string): Promise<Response> {
  const authorization = `Bearer ${await aSecretKey(studio)}`;
  return studio.call("GET", path, undefined, { authorization, cookie: "" });
}

async function get<Value>(studio: Studio, path: string): Promise<Value> {
  return (await (await ask(studio, path)).json()) as Value;
}

const look = ({ collector }: Studio) => collector.context.away.runOnce();

describe("whoever is away, in the stall map, the overview and the list of people", () => {
  it("stands there with since when, and for as long as it is by now", async () => {
    const studio = await aProduct();
    await look(studio);
    const { byMilestone, people } = await get<Stalls>(studio, "insights/stalls");
    expect(byMilestone).toMatchObject([
      { milestone: "bank", stalledNow: 1, awayNow: 1, resolved: 0 },
    ]);
    expect(people).toHaveLength(1);
    expect(people[0]).toMatchObject({
      user: "ben",
      name: "Ben",
      milestone: "bank",
      awaySince: "2026-05-14T12:03:00.000Z",
      words: "Stuck at Connect bank: has been away for 10 days; 2 failed attempts in 30 s",
    });
    const list = await get<{ people: readonly { id: string; stalledBy?: object }[] }>(
      studio,
      "people?search=ben",
    );
    expect(list.people[0]?.stalledBy).toEqual({ milestone: "bank", title: "Connect bank" });
  });

  it("counts once, whether a browser had found them stuck there before or finds them again", async () => {
    const studio = await aProduct();
    await studio.happened(stalled("ben", "bank", 10 * DAY + 4));
    await look(studio);
    expect(await get<Overview>(studio, "insights/overview")).toMatchObject({ stalledNow: 1 });
    const before = await get<Stalls>(studio, "insights/stalls");
    expect(before.byMilestone).toMatchObject([{ stalledNow: 1, awayNow: 1 }]);
    expect(before.people).toHaveLength(1);
    await studio.happened(stalled("ben", "bank", 20 * DAY + 5));
    studio.goTo(NOON + 20 * DAY_MS + 600_000);
    const after = await get<Stalls>(studio, "insights/stalls");
    expect(after.byMilestone[0]).toMatchObject({ stalledNow: 1 });
    expect(after.byMilestone[0]).not.toHaveProperty("awayNow");
    expect(after.people).toHaveLength(1);
  });

  it("notes who came back, and lets go once they have passed", async () => {
    const studio = await aProduct();
    await look(studio);
    await studio.happened(did("ben", "Report Opened", 20 * DAY + 10));
    studio.goTo(NOON + 20 * DAY_MS + 1_200_000);
    const back = await get<Stalls>(studio, "insights/stalls");
    expect(back.people[0]).toMatchObject({ user: "ben", backAt: "2026-05-24T12:10:00.000Z" });
    await studio.happened(did("ben", "Bank Connected", 20 * DAY + 15));
    const through = await get<Stalls>(studio, "insights/stalls");
    expect(through.byMilestone).toMatchObject([{ stalledNow: 0, resolved: 1 }]);
    expect(through.people[0]?.resolvedAt).toBe("2026-05-24T12:15:00.000Z");
  });
});

describe("GET /api/stalls.csv", () => {
  it("has a line for everybody who is stuck or away, fit for the company's own mail", async () => {
    const studio = await aProduct();
    await studio.happened(
      identified("eve", { name: '=HYPERLINK("https://evil.example")' }, 19 * DAY),
      stalled("eve", "customer", 19 * DAY),
    );
    await look(studio);
    const response = await ask(studio, "stalls.csv");
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toContain("stalls-live.csv");
    const [head, eve, ben, ...rest] = (await response.text()).split("\n");
    expect(head).toBe(
      "person,name,email,account,milestone,milestone_title,stuck_since,away_since,back_at,evidence,chance",
    );
    expect(eve).toContain(`eve,"'=HYPERLINK(""https://evil.example"")"`);
    expect(ben).toContain("ben,Ben,ben@example.com,acme,bank,Connect bank,");
    expect(ben).toContain("has been away for 10 days; 2 failed attempts in 30 s");
    expect(rest).toEqual([""]);
    const { lines } = await (await ask(studio, "audit")).json();
    expect(lines[0]).toMatchObject({ action: "list-exported", detail: "who is stuck, live" });
  });

  it("has its heads where nobody is stuck, and is nobody's without a session", async () => {
    const studio = await aStudio();
    const empty = await (await ask(studio, "stalls.csv")).text();
    expect(empty.split("\n").slice(1)).toEqual([""]);
    const stranger = await studio.call("GET", "stalls.csv", undefined, { cookie: "" });
    expect(stranger.status).toBe(401);
  });
});

describe("GET /api/insights/away", () => {
  it("says what is unusual at each milestone, and how often that is wrong", async () => {
    const studio = await aProduct();
    expect(await get<AwayStatus>(studio, "insights/away")).toEqual({
      people: 0,
      unfit: 0,
      falseAlarms: 0.05,
      milestones: [],
    });
    await look(studio);
    const status = await get<AwayStatus>(studio, "insights/away");
    expect(status).toMatchObject({ at: "2026-05-24T12:00:00.000Z", people: 61, falseAlarms: 0.05 });
    expect(status.falseAlarmRate).toBeLessThan(0.1);
    const bank = status.milestones.find(({ milestone }) => milestone === "bank");
    expect(bank).toMatchObject({ title: "Connect bank", passed: 60, helped: 0 });
    expect(bank?.awayMs).toBeGreaterThan(2 * DAY_MS);
    expect(bank?.awayMs).toBeLessThan(5 * DAY_MS);
  });
});

describe("GET /api/insights/first-screen-loss", () => {
  it("counts those who left after one thing they did, apart, with where that was", async () => {
    const studio = await aProduct();
    const context = {
      page: { path: "/welcome" },
      referrer: { url: "https://news.example/today" },
      userAgent: "Mozilla/5.0 (iPhone) Mobile/15E148",
    };
    const viewed = (user: string, minutes: number, path: string) =>
      did(
        user,
        "Page Viewed",
        minutes,
        { path },
        { type: "page", context: { ...context, page: { path } } },
      );
    await studio.happened(
      viewed("anon:a", 0, "/welcome"),
      did("anon:a", "Session Ended", 1, { activeMs: 4_000, reason: "hide" }),
      viewed("anon:b", 0, "/welcome"),
      did("anon:b", "Guide Shown", 1, { guide: "start", kind: "checklist", path: "/welcome" }),
      viewed("anon:c", 0, "/pricing"),
      // Did a second thing, or may still come back.
      viewed("anon:d", 0, "/welcome"),
      did("anon:d", "Customer Added", 2),
      viewed("anon:e", 19 * DAY, "/welcome"),
    );
    expect(await get<FirstScreenLoss>(studio, "insights/first-screen-loss")).toEqual({
      // Twice the four days in which most of those who got through did, in whole days.
      horizonMs: 9 * DAY_MS,
      lost: 5,
      afterOne: 3,
      pages: [
        { value: "/welcome", people: 2 },
        { value: "/pricing", people: 1 },
      ],
      referrers: [{ value: "news.example", people: 3 }],
      devices: [{ value: "phone", people: 3 }],
    });
  });

  it("takes nobody for lost because they have not done something for long enough", async () => {
    const studio = await aStudio();
    const { customer } = GUIDEBOOK.milestones;
    const after = { name: "Customer Added" };
    const stays = { kind: "absent", event: { name: "Left" }, after, for: "300d" } as const;
    await studio.publish({
      version: 1,
      milestones: { customer, loyal: { title: "Stays", when: stays } },
    });
    await studio.happened(did("ann", "Customer Added", 0), did("ben", "Report Opened", 0));
    studio.goTo(NOON + 90 * DAY_MS);
    const loss = await get<FirstScreenLoss>(studio, "insights/first-screen-loss");
    expect(loss).toMatchObject({ lost: 1, afterOne: 1 });
  });

  it("knows of nobody where nothing is to be reached", async () => {
    const studio = await aStudio();
    await studio.happened(did("ann", "Page Viewed", 0));
    studio.goTo(NOON + 90 * DAY_MS);
    const loss = await get<FirstScreenLoss>(studio, "insights/first-screen-loss");
    expect(loss).toMatchObject({ lost: 0, afterOne: 0, pages: [] });
  });
});

describe("webhooks", () => {
  it("tell that somebody is away, in words, and that they came back and passed", async () => {
    const studio = await aStudio();
    const sent = {
      url: "https://hooks.example",
      environment: "live",
      events: ["stall.detected", "stall.resolved"],
    };
    const added = await studio.call("POST", "webhooks", sent);
    const { webhook } = (await added.json()) as { webhook: { id: string } };
    await studio.publish(GUIDEBOOK);
    await studio.happened(
      did("ben", "Customer Added", 0),
      ...[1, 2, 3].map((minute) => did("ben", "Bank Connect Failed", minute)),
    );
    studio.goTo(NOON + 2 * DAY_MS);
    await look(studio);
    await studio.happened(did("ben", "Bank Connected", 3 * DAY));
    studio.goTo(NOON + 4 * DAY_MS);
    await look(studio);
    await look(studio);
    const { webhooks, registry } = studio.collector.context;
    await webhooks.fanOut();
    const { deliveries } = await registry.deliveries.deliveries(webhook.id, { limit: 10 });
    const payloads = deliveries.map(
      ({ payload }) => JSON.parse(payload) as { type: string; data: { properties: object } },
    );
    expect(payloads.map(({ type }) => type).toSorted()).toEqual([
      "stall.detected",
      "stall.resolved",
    ]);
    expect(payloads.find(({ type }) => type === "stall.detected")?.data).toMatchObject({
      userId: "ben",
      properties: {
        source: "collector",
        since: "2026-05-04T12:03:00.000Z",
        words: expect.stringMatching(/has been away for 24 h; 3 failed attempts/) as string,
      },
    });
  });
});
