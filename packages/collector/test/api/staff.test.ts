import type {
  Funnel,
  HelpFigures,
  Overview,
  People,
  Person,
  SeenEvent,
  Staff,
  StaffRules,
  StallMap,
} from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { samplePeople } from "../../src/learn/sample-people.ts";
import { aStudio, did, GUIDEBOOK, identified, type Studio, stalled } from "./studio.ts";

const NOBODY: StaffRules = { domains: [], users: [], traits: [] };

/** A customer who got through, one who is stuck, and Sam of our own, who tries everything and is stuck, too. */
async function aStudioWithStaff(): Promise<Studio> {
  const studio = await aStudio();
  await studio.publish(GUIDEBOOK);
  await studio.happened(
    identified("ana", { email: "ana@customer.example" }),
    did("ana", "Customer Added", 1),
    did("ana", "Bank Connected", 2),
    did("ana", "Invoice Paid", 3),
    did("ana", "Guide Shown", 4, { guide: "start" }),
    did("ben", "Customer Added", 1),
    stalled("ben", "bank", 5),
    identified("sam", { email: "Sam@Cairn.Example", staff: true, name: "Sam" }),
    did("sam", "Customer Added", 1),
    did("sam", "Guide Shown", 2, { guide: "start" }),
    did("sam", "Guide Shown", 3, { guide: "draft" }),
    did("sam", "Secret Thing Tried", 4),
    did("sam", "Help Searched", 5, { query: "backdoor", results: 0 }),
    stalled("sam", "bank", 6),
  );
  return studio;
}

const put = (studio: Studio, rules: unknown) => studio.call("PUT", "staff", rules);

describe("our own staff", () => {
  it.each([
    ["by the domain of their address", { ...NOBODY, domains: ["@cairn.example"] }],
    ["by id", { ...NOBODY, users: ["sam"] }],
    ["by a trait", { ...NOBODY, traits: [{ name: "staff", value: "true" }] }],
  ])("are known %s, and no figure counts them, nor what they did before", async (_how, rules) => {
    const studio = await aStudioWithStaff();
    expect((await studio.get<Overview>("insights/overview")).users).toBe(3);
    expect(await (await put(studio, rules)).json()).toMatchObject({
      people: { live: 1, test: 0 },
    });

    expect(await studio.get<Overview>("insights/overview")).toMatchObject({
      users: 2,
      activated: 1,
      stalledNow: 1,
      events: 7,
      guides: [{ guide: "start", shown: 1 }],
    });
    expect((await studio.get<Funnel>("insights/funnel")).steps.map(({ users }) => users)).toEqual([
      2, 1, 1,
    ]);
    expect((await studio.get<StallMap>("stall-map")).stones[1]).toMatchObject({ stuck: 1 });
    expect((await studio.get<HelpFigures>("insights/help")).unanswered).toEqual([]);
    const seen = await studio.get<readonly SeenEvent[]>("events/seen");
    expect(seen.find(({ name }) => name === "Secret Thing Tried")).toBeUndefined();
    expect(seen.find(({ name }) => name === "Customer Added")).toMatchObject({ users: 2 });
  });

  it("are listed among people, marked, and stand behind no figure there", async () => {
    const studio = await aStudioWithStaff();
    await put(studio, { ...NOBODY, users: ["sam"] });
    const marked = (await studio.get<People>("people")).people.filter((one) => one.isStaff);
    expect(marked.map(({ id }) => id)).toEqual(["sam"]);
    expect(await studio.get<Person>("people/sam")).toMatchObject({ isStaff: true });
    const stuck = await studio.get<People>("stall-map/people?milestone=bank");
    expect(stuck.people.map(({ id }) => id)).toEqual(["ben"]);
    const byState = await studio.get<People>("people?state=stuck");
    expect(byState.people.map(({ id }) => id)).toEqual(["ben"]);
  });

  it("are never learned from", async () => {
    const studio = await aStudioWithStaff();
    await studio.get("insights/overview");
    await put(studio, { ...NOBODY, domains: ["cairn.example"] });
    const { counted, guidebook } = studio.collector.context;
    const { guidebook: book } = await guidebook.forCollector();
    const parts = { projection: counted, book, size: 10, isStopped: () => false };
    const sampled = await samplePeople(parts);
    expect(sampled.map(({ id }) => id).toSorted()).toEqual(["ana", "ben"]);
  });

  it("do not help an account to what several of its people must reach", async () => {
    const studio = await aStudio();
    const { customer } = GUIDEBOOK.milestones;
    await studio.publish({
      ...GUIDEBOOK,
      milestones: { team: { ...customer, title: "Two of them", by: { people: 2 } } },
      activation: { milestones: ["team"] },
      guides: {},
      faqs: {},
    });
    const inAcme = { accountId: "acme" };
    await studio.happened(
      did("ana", "Customer Added", 1, {}, inAcme),
      did("sam", "Customer Added", 2, {}, inAcme),
    );
    expect(await studio.get<Overview>("insights/overview")).toMatchObject({ activated: 2 });
    await put(studio, { ...NOBODY, users: ["sam"] });
    expect(await studio.get<Overview>("insights/overview")).toMatchObject({
      users: 1,
      activated: 0,
    });
    expect(await studio.get<Person>("people/ana")).toMatchObject({ activated: false });
  });

  it("count again once the rule is taken back", async () => {
    const studio = await aStudioWithStaff();
    await put(studio, { ...NOBODY, users: ["sam"] });
    await put(studio, NOBODY);
    const overview = await studio.get<Overview>("insights/overview");
    expect(overview).toMatchObject({ users: 3, stalledNow: 2, events: 14 });
    expect(await studio.get<Staff>("staff")).toEqual({ ...NOBODY, people: { live: 0, test: 0 } });
  });

  it("are kept as they are meant, and each wrong one is refused with its place", async () => {
    const studio = await aStudio();
    const kept = { domains: [" @Cairn.Example", "cairn.example"], users: [" sam "], traits: [] };
    expect(await (await put(studio, kept)).json()).toMatchObject({
      domains: ["cairn.example"],
      users: ["sam"],
    });
    const wrong = { domains: ["ok.example", "not a domain"], users: [7], traits: [{ name: "x" }] };
    const refused = await put(studio, wrong);
    expect(refused.status).toBe(422);
    const { problems } = (await refused.json()) as { problems: { path: string }[] };
    expect(problems.map(({ path }) => path)).toEqual(["users.0", "traits.0", "domains.1"]);
    expect(await studio.get<Staff>("staff")).toMatchObject({ users: ["sam"] });
  });
});
