import type { People, Person } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { aStudio, did, GUIDEBOOK, identified, stalled } from "./studio.ts";

describe("GET /api/people", () => {
  it("lists who was active last first, in pages", async () => {
    const studio = await aStudio();
    await studio.publish(GUIDEBOOK);
    await studio.happened(
      identified("ana", { name: "Ana", email: "ana@ledger.example" }),
      did("ana", "Customer Added", 1),
      did("ben", "Signed Up", 5, {}, { accountId: "acme" }),
      stalled("ben", "bank", 7),
      did("anon:x", "Looked Around", 3),
    );
    const first = await studio.get<People>("people?limit=2");
    expect(first.people).toEqual([
      {
        id: "ben",
        account: "acme",
        firstAt: "2026-05-04T12:05:00.000Z",
        lastAt: "2026-05-04T12:07:00.000Z",
        reached: 0,
        activated: false,
        stalledAt: "2026-05-04T12:07:00.000Z",
        stalledBy: { milestone: "bank", title: "Connect bank" },
      },
      {
        id: "anon:x",
        firstAt: "2026-05-04T12:03:00.000Z",
        lastAt: "2026-05-04T12:03:00.000Z",
        reached: 0,
        activated: false,
      },
    ]);
    const rest = await studio.get<People>(`people?limit=2&cursor=${first.cursor}`);
    expect(rest.people).toMatchObject([{ id: "ana", name: "Ana", reached: 1 }]);
    expect(rest).not.toHaveProperty("cursor");
  });

  it("finds by part of a name or an email, and keeps test people out of live", async () => {
    const studio = await aStudio();
    await studio.happened(
      identified("u1", { name: "Ana" }),
      identified("u2", { email: "ANABEL@x.example" }),
    );
    await studio.happenedIn("test", identified("u3", { name: "Ana the robot" }));
    const ids = async (query: string) =>
      (await studio.get<People>(`people?${query}`)).people.map(({ id }) => id).toSorted();
    expect(await ids("search=ana")).toEqual(["u1", "u2"]);
    expect(await ids("search=%20&limit=200")).toEqual(["u1", "u2"]);
    expect(await ids("search=ana&env=test")).toEqual(["u3"]);
  });

  it("refuses a limit out of bounds, and a cursor that no page answered", async () => {
    const studio = await aStudio();
    for (const cursor of ["abc", "-1", "1.5", "1e400"]) {
      expect((await studio.call("GET", `people?cursor=${cursor}`)).status).toBe(400);
    }
    for (const limit of ["0", "201", "x", "1.5", "-1"]) {
      expect((await studio.call("GET", `people?limit=${limit}`)).status).toBe(400);
    }
  });
});

describe("GET /api/people/:id", () => {
  it("tells one person's way in sentences, newest first", async () => {
    const studio = await aStudio();
    await studio.publish(GUIDEBOOK);
    const reasons = [{ kind: "failed-attempts", count: 3, weight: 1, overMs: 40_000 }];
    await studio.happened(
      did("anon:x", "Page Viewed", 0, { path: "/signup" }, { type: "page" }),
      did("ana", "Identified", 1, { name: "Ana" }, { type: "identify", anonymousId: "x" }),
      did("ana", "Grouped", 2, { name: "Acme" }, { type: "group", accountId: "acme" }),
      did("ana", "Guide Shown", 3, { guide: "start", kind: "checklist" }),
      did("ana", "Customer Added", 4),
      did("ana", "Milestone Reached", 4, { milestone: "customer" }, { seq: 9 }),
      did("ana", "Checklist Item Completed", 5, { guide: "start", item: "customer" }),
      did("ana", "Frustration Detected", 6, { kind: "dead-click", count: 2, element: "#save" }),
      did("ana", "Stall Detected", 7, { milestone: "bank", reasons }),
      did("ana", "Help Searched", 8, { query: "iban", results: 0 }),
      did("ana", "Help Answer Viewed", 9, { faq: "account" }),
      did("ana", "Help Answer Rated", 10, { faq: "account", helpful: true }),
      did("ana", "Stall Resolved", 11, { milestone: "bank", by: "evidence-gone" }),
      did("ana", "Session Ended", 12, { activeMs: 300_000 }),
    );
    const person = await studio.get<Person>("people/ana");
    expect(person).toMatchObject({
      id: "ana",
      name: "Ana",
      account: "acme",
      accountName: "Acme",
      traits: { name: "Ana" },
    });
    expect(person.progress).toEqual([
      { milestone: "customer", title: "Add a customer", reachedAt: "2026-05-04T12:04:00.000Z" },
      { milestone: "bank", title: "Connect bank" },
      { milestone: "paid", title: "Get paid" },
    ]);
    expect(person.timeline.map(({ kind, words }) => [kind, words])).toEqual([
      ["event", "Left after 5 min of active time"],
      ["stall", "No longer stuck at Connect bank"],
      ["help", "Said that the answer to “Which account number?” helped"],
      ["help", "Read the answer to “Which account number?”"],
      ["help", "Searched the help for “iban” and found nothing"],
      ["stall", "Stuck at Connect bank: 3 failed attempts in 40 s"],
      ["frustration", "2 clicks without an answer on #save"],
      ["guide", "Ticked off “Add your first customer” in the checklist “Getting started”"],
      ["milestone", "Reached Add a customer"],
      ["event", "Customer Added"],
      ["guide", "Saw the checklist “Getting started”"],
      ["identify", "Joined Acme"],
      ["identify", "Was identified as Ana"],
      ["page", "Visited /signup"],
    ]);
  });

  it("believes a browser that a milestone was reached only where the log says so by then", async () => {
    const studio = await aStudio();
    await studio.publish(GUIDEBOOK);
    await studio.happened(
      did("ana", "Milestone Reached", 1, { milestone: "customer" }),
      did("ana", "Milestone Reached", 2, { milestone: "bank" }),
      did("ana", "Stall Resolved", 3, { milestone: "bank", by: "progress" }),
      did("ana", "Milestone Reached", 4, { milestone: "gone", title: "An old one" }),
      did("ana", "Customer Added", 5),
      did("ana", "Milestone Reached", 5, { milestone: "customer" }, { seq: 9 }),
    );
    const { timeline, progress } = await studio.get<Person>("people/ana");
    expect(progress.filter((one) => one.reachedAt !== undefined)).toHaveLength(1);
    expect(timeline.map(({ kind, words }) => [kind, words])).toEqual([
      ["milestone", "Reached Add a customer"],
      ["event", "Customer Added"],
      ["claim", "A browser said: reached An old one"],
      ["claim", "A browser said: got past Connect bank"],
      ["claim", "A browser said: reached Connect bank"],
      ["claim", "A browser said: reached Add a customer"],
    ]);
  });

  it("names who was identified by their id where no name or email came", async () => {
    const studio = await aStudio();
    await studio.happened(identified("u_7", { plan: "trial" }));
    const { timeline } = await studio.get<Person>("people/u_7");
    expect(timeline.map(({ words }) => words)).toEqual(["Was identified as u_7"]);
  });

  it("answers for an id from before the person signed in", async () => {
    const studio = await aStudio();
    await studio.happened(
      did("anon:x", "Looked Around", 0),
      did("ana", "Identified", 1, {}, { type: "identify", anonymousId: "x" }),
    );
    const person = await studio.get<Person>("people/anon%3Ax");
    expect(person.id).toBe("ana");
    expect(person.timeline).toHaveLength(2);
  });

  it("takes ids with slashes and answers 404 for nobody", async () => {
    const studio = await aStudio();
    await studio.happened(did("org/7", "Signed Up", 0));
    expect((await studio.get<Person>("people/org%2F7")).id).toBe("org/7");
    const nobody = await studio.call("GET", "people/nobody");
    expect(nobody.status).toBe(404);
    expect((await studio.call("GET", "people/org%2F7?env=test")).status).toBe(404);
  });

  it("never stumbles over properties that are not what they should be", async () => {
    const studio = await aStudio();
    await studio.publish(GUIDEBOOK);
    const names = [
      "Guide Shown",
      "Guide Dismissed",
      "Checklist Item Completed",
      "Milestone Reached",
      "Stall Detected",
      "Stall Resolved",
      "Frustration Detected",
      "Help Searched",
      "Help Answer Viewed",
      "Help Answer Rated",
      "Session Ended",
    ];
    const odd = {
      guide: {},
      kind: [1],
      milestone: null,
      reasons: [null, 5, {}],
      faq: 7,
      activeMs: "x",
    };
    await studio.happened(
      ...names.map((name, index) => did("eve", name, index, odd)),
      ...names.map((name, index) => did("eve", name, index + 20)),
    );
    const { timeline } = await studio.get<Person>("people/eve");
    expect(timeline).toHaveLength(2 * names.length);
    for (const { words } of timeline) expect(words).not.toBe("");
  });

  it("stops the timeline at 500 entries", async () => {
    const studio = await aStudio();
    await studio.happened(
      ...Array.from({ length: 510 }, (_, index) => did("ana", "Clicked", index)),
    );
    const { timeline } = await studio.get<Person>("people/ana");
    expect(timeline).toHaveLength(500);
    expect(timeline[0]!.at > timeline[499]!.at).toBe(true);
  });

  it("counts an account's milestone once enough of its people got there", async () => {
    const studio = await aStudio();
    await studio.publish({
      ...GUIDEBOOK,
      milestones: {
        team: {
          title: "Work as a team",
          when: { kind: "count", event: { name: "Invoice Sent" }, atLeast: 1 },
          by: { people: 2 },
        },
      },
      activation: { milestones: ["team"] },
      guides: {},
      faqs: {},
    });
    const acme = { accountId: "acme" };
    await studio.happened(
      did("ana", "Invoice Sent", 1, {}, acme),
      did("ben", "Signed Up", 2, {}, acme),
    );
    const reached = async () => (await studio.get<Person>("people/ben")).progress[0]?.reachedAt;
    expect(await reached()).toBeUndefined();
    await studio.happened(did("cem", "Invoice Sent", 5, {}, acme));
    expect(await reached()).toBe("2026-05-04T12:05:00.000Z");
    const overview = await studio.get<{ activated: number }>("insights/overview");
    expect(overview.activated).toBe(3);
  });
});
