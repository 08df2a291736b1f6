import type { BeforeAfter, Experiment, Experiments } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import {
  aMeasuringStudio,
  aStudioSince,
  cohort,
  DAY,
  MEASURED,
  paid,
  viewed,
} from "./measuring-studio.ts";
import { aStudio, did, GUIDEBOOK, NOON, type Studio } from "./studio.ts";

const ofStart = (studio: Studio) => studio.get<Experiment>("experiments/start");

describe("GET /api/experiments/:guide", () => {
  it("compares those who got it with those who did not, and says in words what came of it", async () => {
    const studio = await aMeasuringStudio([
      ...cohort("with", 400, 200, { arm: "shown" }),
      ...cohort("without", 100, 25, { arm: "withheld" }),
    ]);
    const experiment = await ofStart(studio);
    expect(experiment).toMatchObject({
      guide: "start",
      title: "Getting started",
      effect: { milestone: "paid", title: "Get paid", withinMs: 7 * DAY * 60_000 },
      unit: "user",
      share: 0.2,
      running: true,
      shown: { exposed: 400, complete: 400, waiting: 0, reached: 200, rate: { value: 0.5 } },
      withheld: { exposed: 100, complete: 100, reached: 25, rate: { value: 0.25 } },
      lift: { difference: { value: 0.25 }, relative: { value: 1 } },
      verdict: { kind: "helps", words: "Helps" },
    });
    expect(experiment.verdict.detail).toMatch(
      /^50 % with it, 25 % without it reached “Get paid” within 7 days: 25 points more, surely \d/,
    );
    expect(experiment.lift?.difference.low).toBeGreaterThan(0);
  });

  it("counts a person once, by the first exposure, though they have two ids and were in both arms", async () => {
    const studio = await aMeasuringStudio([
      viewed("anon:phone", 1, { arm: "withheld" }),
      viewed("anon:desk", 5, { arm: "shown" }),
      did("ana", "Looked", 6, {}, { anonymousId: "desk" }),
      did("ana", "Looked", 7, {}, { anonymousId: "phone" }),
      paid("ana", 60),
      viewed("ben", 1),
    ]);
    const { shown, withheld, crossed } = await ofStart(studio);
    expect(withheld).toMatchObject({ exposed: 1, reached: 1 });
    expect(shown).toMatchObject({ exposed: 1, reached: 0 });
    expect(crossed).toBe(1);
  });

  it("leaves out who was there before, who still has time, and who came under another share", async () => {
    const studio = await aMeasuringStudio([
      paid("early", 0),
      viewed("early", 10),
      viewed("late", 15 * DAY),
      viewed("old", 5, { share: 0.1 }),
      viewed("old", 50),
      viewed("ben", 5),
    ]);
    const { shown, earlier } = await ofStart(studio);
    expect(shown).toMatchObject({ exposed: 3, before: 1, waiting: 1, complete: 1 });
    expect(earlier).toBe(1);
  });

  it("takes the milestone from its own reading of the log, never from a browser's claim", async () => {
    const claim = did("ana", "Milestone Reached", 30, { milestone: "paid", title: "Get paid" });
    const studio = await aMeasuringStudio([viewed("ana", 1), claim]);
    expect((await ofStart(studio)).shown).toMatchObject({ complete: 1, reached: 0 });
  });

  it("counts an account once where several of its people must reach the milestone", async () => {
    const milestones = {
      ...GUIDEBOOK.milestones,
      paid: { ...GUIDEBOOK.milestones.paid, by: { people: 2 } },
    };
    const ofAccount = (user: string, minutes: number, arm: string) => ({
      ...viewed(user, minutes, { arm, unit: "acme", by: "account" }),
      accountId: "acme",
    });
    const studio = await aMeasuringStudio(
      [
        ofAccount("ana", 1, "withheld"),
        ofAccount("ben", 2, "withheld"),
        { ...paid("ana", 60), accountId: "acme" },
        { ...paid("ben", 90), accountId: "acme" },
      ],
      { ...MEASURED, milestones },
    );
    const { unit, withheld } = await ofStart(studio);
    expect(unit).toBe("account");
    expect(withheld).toMatchObject({ exposed: 1, complete: 1, reached: 1 });
  });

  it("stays right after a rebuild, and after somebody was erased", async () => {
    const studio = await aMeasuringStudio([
      ...cohort("with", 12, 6, { arm: "shown" }),
      ...cohort("without", 3, 1, { arm: "withheld" }),
    ]);
    const before = await ofStart(studio);
    await studio.collector.context.projector.rebuild({ anew: true });
    expect(await ofStart(studio)).toEqual(before);
    await studio.call("DELETE", "people/without-2");
    expect((await ofStart(studio)).withheld.exposed).toBe(2);
  });

  it("says so where the groups do not have the sizes that they should have", async () => {
    const studio = await aMeasuringStudio([
      ...cohort("with", 300, 100, { arm: "shown" }),
      ...cohort("without", 150, 20, { arm: "withheld" }),
    ]);
    const { verdict, sampleRatioP, lift } = await ofStart(studio);
    expect(lift).toBeUndefined();
    expect(verdict.kind).toBe("uneven");
    expect(verdict.detail).toContain("Of 450 people about 90 should go without it, and 150 do");
    expect(sampleRatioP).toBeLessThan(0.001);
  });

  it("keeps what was found after the holdout was ended", async () => {
    const studio = await aMeasuringStudio(cohort("with", 40, 20, { arm: "shown" }));
    await studio.publish({ ...MEASURED, guides: GUIDEBOOK.guides });
    expect(await ofStart(studio)).toMatchObject({
      running: false,
      share: 0.2,
      shown: { exposed: 40 },
    });
  });

  it("tells how long it may take, and 404 for guides that are not there", async () => {
    const daily = Array.from({ length: 20 }, (_, day) =>
      [
        ...cohort(`with-${day}`, 8, 3, { arm: "shown" }),
        ...cohort(`without-${day}`, 2, 0, { arm: "withheld" }),
      ].map((event) => ({ ...event, atMs: event.atMs + day * DAY * 60_000 })),
    ).flat();
    const studio = await aMeasuringStudio(daily);
    const { verdict } = await ofStart(studio);
    expect(verdict.kind).toBe("too-early");
    expect(verdict.words).toBe(`Too early: about ${verdict.days} days more`);
    expect(verdict.days).toBeGreaterThan(20);
    expect((await studio.call("GET", "experiments/gone")).status).toBe(404);
    // Before anybody's time is over, nothing is known of how many reach it.
    const young = await aMeasuringStudio(
      daily.filter(({ atMs }) => atMs > NOON + 14 * DAY * 60_000),
    );
    const { verdict: first } = await ofStart(young);
    expect(first).toMatchObject({ kind: "too-early", words: "Too early" });
    expect(first.days).toBeUndefined();
    expect(first.detail).toMatch(/people still have time: 7 days from when it would show\.$/);
  });
});

describe("GET /api/experiments", () => {
  it("lists every guide, and says what to do where nothing is measured", async () => {
    const studio = await aMeasuringStudio([]);
    const { all, guides } = await studio.get<Experiments>("experiments");
    expect(guides.map(({ guide, verdict }) => [guide, verdict.kind])).toEqual([
      ["start", "nobody-yet"],
      ["news", "no-holdout"],
    ]);
    expect(guides[1]?.verdict.detail).toContain("Set a holdout to measure this guide");
    expect(all.verdict.kind).toBe("no-holdout");
  });

  it("compares everybody with those who get no guide at all, from the first guide on", async () => {
    const studio = await aMeasuringStudio(
      [
        ...cohort("all", 190, 95, { arm: "shown", holdout: "global", share: 0.05 }),
        // Their own guide was withheld, but they get the others.
        ...cohort("own", 190, 95, { arm: "withheld", holdout: "guide", share: 0.2 }),
        ...cohort("none", 20, 5, { arm: "withheld", holdout: "global", share: 0.05 }),
        viewed("none-0", 100, { guide: "news", arm: "withheld", holdout: "global", share: 0.05 }),
      ],
      { ...MEASURED, experiments: { holdout: 0.05 } },
    );
    const { all, guides } = await studio.get<Experiments>("experiments");
    expect(all).toMatchObject({
      share: 0.05,
      running: true,
      shown: { exposed: 380, reached: 190 },
      withheld: { exposed: 20, reached: 5 },
      verdict: { kind: "too-early" },
    });
    // Of the guide's own comparison they are no part.
    expect(guides[0]).toMatchObject({ shown: { exposed: 0 }, withheld: { exposed: 190 } });
  });
});

describe("GET /api/before-after", () => {
  const arrived = (name: string, users: number, reached: number, day: number) =>
    Array.from({ length: users }, (_, index) => {
      const user = `${name}-${index}`;
      const minutes = day * DAY + index;
      return [did(user, "Looked", minutes), ...(index < reached ? [paid(user, minutes + 60)] : [])];
    }).flat();
  /** Asked of the day that is so many days after the first event. */
  const asked = (days: number, since: number) => {
    const at = new Date(NOON + (days - since) * DAY * 60_000).toISOString();
    return `before-after?milestone=paid&at=${at}&days=7&within=3d`;
  };

  it("compares who arrived before with who arrived after, and calls it weaker evidence", async () => {
    const events = [
      ...arrived("earlier", 60, 24, 4),
      ...arrived("before", 60, 24, 12),
      // Their three days go past the moment: they are in neither group.
      ...arrived("between", 60, 60, 18),
      ...arrived("after", 60, 48, 21),
    ];
    const studio = await aStudioSince(40, events, GUIDEBOOK);
    const found = await studio.get<BeforeAfter>(asked(20, 40));
    expect(found).toMatchObject({
      title: "Get paid",
      earlier: { complete: 60, reached: 24 },
      before: { complete: 60, reached: 24, rate: { value: 0.4 } },
      after: { complete: 60, reached: 48, waiting: 0 },
      usual: { value: 0 },
      verdict: { kind: "rose", words: "It rose" },
    });
    expect(found.change?.value).toBeCloseTo(0.4, 9);
    expect(found.change?.low).toBeGreaterThan(0);
    expect(found.verdict.detail).toContain("Weaker evidence");
  });

  it("says that it is too early, or that there are too few", async () => {
    const events = [...arrived("before", 60, 24, 12), ...arrived("after", 60, 48, 21)];
    const soon = await aStudioSince(22, events, GUIDEBOOK);
    expect(await soon.get<BeforeAfter>(asked(20, 22))).toMatchObject({
      after: { complete: 0, waiting: 60 },
      verdict: { kind: "too-early" },
    });
    const late = await aStudioSince(40, events, GUIDEBOOK);
    expect((await late.get<BeforeAfter>(asked(30, 40))).verdict.kind).toBe("too-few");
  });

  it.each([
    ["before-after?milestone=paid", 400],
    ["before-after?milestone=paid&at=yesterday", 400],
    ["before-after?milestone=paid&at=2026-05-24&within=soon", 400],
    ["before-after?milestone=paid&at=2026-05-24&days=0", 400],
    ["before-after?milestone=event:Looked&at=2026-05-24", 400],
    ["before-after?milestone=gone&at=2026-05-24", 404],
  ])("answers %s with %i", async (path, status) => {
    const studio = await aStudio();
    await studio.publish(GUIDEBOOK);
    expect((await studio.call("GET", path)).status).toBe(status);
  });
});
