import type { Funnel, Overview, Stalls, TimeToMilestone } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { aStudio, did, GUIDEBOOK, identified, NOON, stalled } from "./studio.ts";

async function aStudioWithHistory() {
  const studio = await aStudio();
  await studio.publish(GUIDEBOOK);
  await studio.happened(
    identified("ana", { name: "Ana" }),
    did("ana", "Customer Added", 1),
    did("ana", "Bank Connected", 10),
    did("ana", "Invoice Paid", 20),
    identified("ben", { name: "Ben" }, 1),
    did("ben", "Customer Added", 3),
    did("ben", "Bank Connect Failed", 4, { reason: "account_number_format" }),
    stalled("ben", "bank", 5),
    did("anon:x", "Page Viewed", 6, { path: "/" }, { type: "page" }),
  );
  await studio.happenedIn("test", did("robot", "Customer Added", 0));
  return studio;
}

describe("GET /api/insights/overview", () => {
  it("counts people, events and who is stuck, in one environment", async () => {
    const studio = await aStudioWithHistory();
    await studio.happened(
      did("ben", "Guide Shown", 6, { guide: "start" }),
      did("ben", "Guide Dismissed", 7, { guide: "start" }),
    );
    expect(await studio.get<Overview>("insights/overview")).toEqual({
      users: 3,
      activated: 1,
      stalledNow: 1,
      events: 11,
      lastEventAt: "2026-05-04T12:20:00.000Z",
      deadLetters: 0,
      guides: [{ guide: "start", shown: 1, completed: 0, dismissed: 1, broken: 0 }],
    });
    const test = await studio.get<Overview>("insights/overview?env=test");
    expect(test).toMatchObject({ users: 1, activated: 0, events: 1 });
  });

  it("says nothing of a last event before there is one", async () => {
    const studio = await aStudio();
    expect(await studio.get<Overview>("insights/overview")).toEqual({
      users: 0,
      activated: 0,
      stalledNow: 0,
      events: 0,
      deadLetters: 0,
      guides: [],
    });
  });

  it("refuses an environment that there is not", async () => {
    const studio = await aStudio();
    const response = await studio.call("GET", "insights/overview?env=prod");
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({
      detail: 'env is "live" or "test", found "prod".',
    });
  });
});

describe("GET /api/insights/funnel", () => {
  it("walks the activation milestones without being told steps", async () => {
    const studio = await aStudioWithHistory();
    expect(await studio.get<Funnel>("insights/funnel")).toEqual({
      users: 3,
      steps: [
        { step: "customer", title: "Add a customer", users: 2, stoppedHere: 1 },
        { step: "bank", title: "Connect bank", users: 1, stoppedHere: 0 },
        { step: "paid", title: "Get paid", users: 1, stoppedHere: 0 },
      ],
    });
  });

  it("mixes milestones and events, each after the one before", async () => {
    const studio = await aStudioWithHistory();
    const query = "steps=customer&steps=event:Bank Connect Failed&steps=bank";
    const funnel = await studio.get<Funnel>(`insights/funnel?${query}`);
    expect(funnel.steps.map(({ title, users }) => [title, users])).toEqual([
      ["Add a customer", 2],
      ["Bank Connect Failed", 1],
      ["Connect bank", 0],
    ]);
  });

  it("follows a person from before they signed in", async () => {
    const studio = await aStudioWithHistory();
    await studio.happened(
      did("anon:cem", "Pricing Seen", 1),
      did("cem", "Identified", 2, {}, { type: "identify", anonymousId: "cem" }),
      did("cem", "Signed Up", 3),
    );
    const funnel = await studio.get<Funnel>(
      "insights/funnel?steps=event:Pricing Seen&steps=event:Signed Up",
    );
    expect(funnel.steps.map((step) => step.users)).toEqual([1, 1]);
  });

  it("names the milestones that there are when a step is none of them", async () => {
    const studio = await aStudioWithHistory();
    const response = await studio.call("GET", "insights/funnel?steps=banc");
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      detail: expect.stringContaining("customer, bank, paid"),
    });
  });
});

describe("GET /api/insights/time-to-milestone", () => {
  it("censors who is under way at the log's latest event", async () => {
    const studio = await aStudioWithHistory();
    const curve = await studio.get<TimeToMilestone>("insights/time-to-milestone?milestone=bank");
    expect(curve).toMatchObject({ milestone: "bank", users: 3, reached: 1, censored: 2 });
    // Ana after 10 min with all three under way: Ben was watched for 19 min, the visitor for 14.
    expect(curve.points).toHaveLength(1);
    expect(curve.points[0]).toMatchObject({ ms: 600_000, atRisk: 3 });
    expect(curve.points[0]!.share).toBeCloseTo(1 / 3, 12);
    expect(curve).not.toHaveProperty("medianMs");
  });

  it("takes an event as well, and another end of watching", async () => {
    const studio = await aStudioWithHistory();
    const path = "insights/time-to-milestone?event=Customer Added";
    expect(await studio.get<TimeToMilestone>(path)).toMatchObject({
      milestone: "event:Customer Added",
      users: 3,
      reached: 2,
      medianMs: 120_000,
    });
    const asOf = new Date(NOON + 2 * 60_000).toISOString();
    const early = await studio.get<TimeToMilestone>(`${path}&asOf=${asOf}`);
    expect(early).toMatchObject({ users: 2, reached: 1, censored: 1 });
    const from = new Date(NOON + 60_000).toISOString();
    const since = await studio.get<TimeToMilestone>(`${path}&from=${from}`);
    expect(since).toMatchObject({ users: 2, reached: 1, censored: 1, medianMs: 120_000 });
  });

  it("asks for exactly one thing to be timed", async () => {
    const studio = await aStudioWithHistory();
    const none = await studio.call("GET", "insights/time-to-milestone");
    const both = await studio.call("GET", "insights/time-to-milestone?milestone=bank&event=x");
    const unknown = await studio.call("GET", "insights/time-to-milestone?milestone=nope");
    const noTime = await studio.call("GET", "insights/time-to-milestone?milestone=bank&asOf=soon");
    expect([none.status, both.status, unknown.status, noTime.status]).toEqual([400, 400, 404, 400]);
    const noFrom = await studio.call("GET", "insights/time-to-milestone?milestone=bank&from=once");
    expect(await noFrom.json()).toMatchObject({
      detail: 'from is an ISO 8601 time, found "once".',
    });
  });
});

describe("GET /api/insights/stalls", () => {
  it("says who is stuck, where, and what the failed attempts said", async () => {
    const studio = await aStudioWithHistory();
    const stalls = await studio.get<Stalls>("insights/stalls");
    expect(stalls.byMilestone).toEqual([
      {
        milestone: "bank",
        title: "Connect bank",
        stalledNow: 1,
        resolved: 0,
        evidence: [{ words: "Bank Connect Failed: account number format", users: 1 }],
      },
    ]);
    expect(stalls.people).toMatchObject([
      {
        user: "ben",
        name: "Ben",
        milestone: "bank",
        at: "2026-05-04T12:05:00.000Z",
        words: "Stuck at Connect bank: 3 failed attempts in 40 s",
      },
    ]);
  });

  it("moves a stall to those who got through, for seven days", async () => {
    const studio = await aStudioWithHistory();
    await studio.happened(did("ben", "Stall Resolved", 30, { milestone: "bank", by: "progress" }));
    // A session that nobody uses for four days ends.
    studio.goTo(NOON + 3 * 86_400_000);
    await studio.get<Stalls>("insights/stalls");
    studio.goTo(NOON + 6 * 86_400_000);
    const stalls = await studio.get<Stalls>("insights/stalls");
    expect(stalls.byMilestone).toMatchObject([{ stalledNow: 0, resolved: 1 }]);
    expect(stalls.people).toMatchObject([{ user: "ben", resolvedAt: "2026-05-04T12:30:00.000Z" }]);
    studio.goTo(NOON + 8 * 86_400_000);
    expect(await studio.get<Stalls>("insights/stalls")).toEqual({ byMilestone: [], people: [] });
  });

  it("takes a stall for over when the milestone was reached on another device", async () => {
    const studio = await aStudioWithHistory();
    await studio.happened(did("ben", "Bank Connected", 40));
    const stalls = await studio.get<Stalls>("insights/stalls");
    expect(stalls.byMilestone).toMatchObject([{ stalledNow: 0, resolved: 1 }]);
    expect((await studio.get<Overview>("insights/overview")).stalledNow).toBe(0);
  });

  it("leaves out reasons that it does not know: they come from browsers", async () => {
    const studio = await aStudioWithHistory();
    const reasons = [{ kind: "made-up", count: 1, weight: 1, overMs: 0 }, null, "x"];
    await studio.happened(did("eve", "Stall Detected", 1, { milestone: "bank", reasons }));
    const { people } = await studio.get<Stalls>("insights/stalls");
    expect(people.find(({ user }) => user === "eve")).toMatchObject({
      reasons: [],
      words: "Stuck at Connect bank",
    });
  });
});
