import type { People, Person } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { aStudio, did, GUIDEBOOK, identified, stalled, type Studio } from "./studio.ts";

const TRIALS = {
  trials: {
    title: "On trial",
    when: { kind: "trait", trait: "plan", is: "equals", value: "trial" },
  },
};

async function aCrowd(): Promise<Studio> {
  const studio = await aStudio();
  await studio.publish({ ...GUIDEBOOK, segments: TRIALS });
  const reasons = [{ kind: "gone", count: 1, weight: 1, overMs: 400_000_000 }];
  const away = { milestone: "bank", reasons, source: "collector", since: "2026-05-01T12:00:00Z" };
  await studio.happened(
    identified("ana", { name: "Ana", plan: "trial", seats: 5 }, 1),
    ...["Customer Added", "Bank Connected", "Invoice Paid"].map((name) => did("ana", name, 2)),
    identified("ben", { plan: "pro" }, 3),
    stalled("ben", "bank", 4),
    identified("cem", { plan: "trial" }, 5),
    did("dan", "Signed Up", 6),
    did("dan", "Stall Detected", 7, away, { trust: "server" }),
  );
  return studio;
}

describe("GET /api/people with filters", () => {
  it.each([
    ["state=stuck", ["dan", "ben"]],
    ["state=away", ["dan"]],
    ["state=activated", ["ana"]],
    ["state=on-the-way", ["cem"]],
    ["segment=trials", ["cem", "ana"]],
    ["trait=plan:trial", ["cem", "ana"]],
    ["trait=seats:5", ["ana"]],
    ["trait=toString:x", []],
    ["trait=plan:trial&state=activated", ["ana"]],
    ["search=an&state=stuck", ["dan"]],
  ])("answers %s with those alone", async (query, ids) => {
    const studio = await aCrowd();
    const { people } = await studio.get<People>(`people?${query}`);
    expect(people.map(({ id }) => id)).toEqual(ids);
  });

  it("gives each of them once over pages", async () => {
    const studio = await aCrowd();
    const first = await studio.get<People>("people?trait=plan:trial&limit=1");
    const cursor = encodeURIComponent(first.cursor ?? "");
    const second = await studio.get<People>(`people?trait=plan:trial&limit=1&cursor=${cursor}`);
    expect([...first.people, ...second.people].map(({ id }) => id)).toEqual(["cem", "ana"]);
  });

  it("says what it cannot read", async () => {
    const studio = await aCrowd();
    for (const [query, status] of [
      ["state=lost", 400],
      ["trait=plan", 400],
      ["segment=none", 404],
    ] as const) {
      expect((await studio.call("GET", `people?${query}`)).status).toBe(status);
    }
  });
});

describe("what one person got of each guide", () => {
  const HINT = {
    kind: "hint",
    style: "tooltip",
    title: "Ready to send?",
    target: { selectors: ["#send"] },
    body: "Send it.",
  } as const;
  const isPro = { kind: "trait", trait: "plan", is: "equals", value: "pro" } as const;
  const guides = {
    start: { ...GUIDEBOOK.guides.start, when: { kind: "all", of: [] } },
    send: { ...HINT, when: isPro },
    often: { ...HINT, when: { kind: "all", of: [] }, caps: { times: 2 } },
    asked: HINT,
    half: { ...HINT, when: { kind: "all", of: [] }, holdout: 0.5 },
  };

  it("tells what was seen, how it ended, and why it does not come now", async () => {
    const studio = await aStudio();
    await studio.publish({ ...GUIDEBOOK, guides });
    const arm = { arm: "withheld", unit: "ana", by: "user", holdout: "guide", share: 0.5 };
    await studio.happened(
      identified("ana", { plan: "trial" }, 0),
      did("ana", "Guide Shown", 1, { guide: "often" }),
      did("ana", "Guide Shown", 2, { guide: "often" }),
      did("ana", "Experiment Viewed", 3, { guide: "half", ...arm }),
      did("ana", "Guide Withheld", 3, { guide: "half" }),
      did("ana", "Guide Shown", 4, { guide: "start" }),
      did("ana", "Guide Completed", 5, { guide: "start" }),
    );
    const person = await studio.get<Person>("people/ana");
    expect(person.guides.map(({ guide }) => guide)).toEqual([
      "start",
      "half",
      "often",
      "send",
      "asked",
    ]);
    const of = (id: string) => person.guides.find(({ guide }) => guide === id);
    expect(of("start")).toMatchObject({
      title: "Getting started",
      kind: "checklist",
      shown: 1,
      lastAt: "2026-05-04T12:05:00.000Z",
      outcome: "completed",
      held: { because: "completed" },
    });
    expect(of("often")).toMatchObject({ shown: 2, held: { because: "guide-cap" } });
    expect(of("half")).toMatchObject({ shown: 0, withheld: 1, held: { because: "withheld" } });
    expect(of("asked")?.held).toEqual({ because: "asked-only", details: [] });
    expect(of("send")?.held).toEqual({
      because: "condition-not-met",
      details: ['trait plan equals "pro" (it is "trial")'],
    });
    expect(person.experiments).toEqual([
      {
        guide: "half",
        title: "Ready to send?",
        arm: "withheld",
        by: "user",
        unit: "ana",
        holdout: "guide",
        share: 0.5,
        since: "2026-05-04T12:03:00.000Z",
      },
    ]);
    expect(person.events).toBe(7);
  });
});
