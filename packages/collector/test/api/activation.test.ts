import type { Activation, Fix, Marker } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { aStudioSince, DAY } from "./measuring-studio.ts";
import { aStudio, did, GUIDEBOOK } from "./studio.ts";

const STEPS = ["Customer Added", "Bank Connected", "Invoice Paid"];

/** `users` people who came on a day, so many of whom did the first step, the second, the third, an hour apart. */
function arrived(day: number, users: number, ...done: readonly number[]) {
  return Array.from({ length: users }, (_, index) => {
    const user = `day-${day}-${index}`;
    const minutes = day * DAY + index;
    const steps = STEPS.filter((_step, at) => index < (done[at] ?? 0));
    return [
      did(user, "Looked", minutes),
      ...steps.map((name, at) => did(user, name, minutes + 60 * (at + 1))),
    ];
  }).flat();
}

const ask = async (days: number, events: ReturnType<typeof arrived>) =>
  (await aStudioSince(days, events, GUIDEBOOK)).get<Activation>("insights/activation");

describe("GET /api/insights/activation", () => {
  it("tells the share of the latest week's people that got value in time, and how it changed", async () => {
    const found = await ask(30, [
      ...arrived(0, 5, 5, 5, 5),
      ...arrived(11, 60, 50, 20, 12),
      ...arrived(18, 60, 52, 48, 40),
      // They still have time.
      ...arrived(26, 60, 60, 60, 60),
    ]);
    expect(found).toMatchObject({
      withinMs: 7 * 86_400_000,
      days: 7,
      before: { complete: 60, reached: 12, rate: { value: 0.2 } },
      now: { complete: 60, reached: 40 },
      moved: "rose",
      milestones: [
        { milestone: "customer", title: "Add a customer", now: { reached: 52 } },
        { milestone: "bank", before: { reached: 20 }, now: { reached: 48 }, moved: "rose" },
        { milestone: "paid" },
      ],
    });
    expect(found.change?.value).toBeCloseTo(28 / 60, 9);
    expect(found.milestones[0]).not.toHaveProperty("moved");
    expect(found.series.map(({ complete }) => complete)).toEqual([5, 0, 60, 60]);
  });

  it("leaves out who came later than the time that the others had", async () => {
    const late = did("day-18-0", "Invoice Paid", 18 * DAY + 8 * DAY);
    const events = [...arrived(0, 1), ...arrived(18, 1, 1, 1, 0), late];
    expect((await ask(30, events)).now).toMatchObject({ complete: 1, reached: 0 });
  });

  it("takes shorter times while the product is young, and compares four weeks once there are so many", async () => {
    const young = await ask(4, arrived(0, 3, 3, 2, 1));
    expect(young).toMatchObject({ days: 1, withinMs: 86_400_000 });
    expect(young.series).toHaveLength(3);
    expect(young.series[0]).toMatchObject({ complete: 3, reached: 1 });
    const old = await ask(90, [...arrived(0, 1), ...arrived(60, 4, 4, 4, 2)]);
    expect(old).toMatchObject({ days: 28, now: { complete: 4, reached: 2 } });
    expect(old.series).toHaveLength(12);
  });

  it("has no rate before anybody came", async () => {
    const studio = await aStudio();
    const found = await studio.get<Activation>("insights/activation");
    expect(found).toMatchObject({ now: { complete: 0 }, series: [], milestones: [] });
    expect(found.now).not.toHaveProperty("rate");
  });
});

const FIX = { kind: "fix", title: "The form takes spaces", milestone: "bank" };

describe("GET /api/fixes", () => {
  /** A fix on day 20 of so many. */
  const fixed = async (days: number, events: ReturnType<typeof arrived>) => {
    const studio = await aStudioSince(days, events, GUIDEBOOK);
    const at = new Date(studio.collector.context.now() - (days - 20) * 86_400_000).toISOString();
    await studio.call("POST", "markers", { at, kind: "release", title: "Something else" });
    const sent = { ...FIX, at, evidence: "Account number refused" };
    expect(await (await studio.call("POST", "markers", sent)).json()).toMatchObject(sent);
    return studio.get<readonly Fix[]>("fixes");
  };

  it("compares, of those who came to that milestone, how many were stopped there before and after", async () => {
    const events = [...arrived(10, 100, 80, 40, 40), ...arrived(21, 100, 50, 45, 45)];
    const fixes = await fixed(30, events);
    expect(fixes).toMatchObject([
      {
        marker: { ...FIX, evidence: "Account number refused" },
        found: {
          milestone: "bank",
          title: "Connect bank",
          before: { complete: 80, reached: 40 },
          after: { complete: 50, reached: 45 },
          verdict: { kind: "rose" },
        },
      },
    ]);
  });

  it("says that it is too early to tell", async () => {
    const events = [...arrived(10, 100, 80, 40, 40), ...arrived(21, 100, 50, 45, 45)];
    const [fix] = await fixed(21.5, events);
    expect(fix?.found).toMatchObject({ after: { complete: 0 }, verdict: { kind: "too-early" } });
  });

  it.each([
    [{ ...FIX, kind: "release" }, /milestone is the id/],
    [{ ...FIX, milestone: "" }, /milestone is the id/],
    [{ ...FIX, milestone: 7 }, /milestone is the id/],
    [{ kind: "fix", title: "x", evidence: "y" }, /evidence is what showed/],
  ])("takes no marker that is not bound as it should be: %j", async (marker, words) => {
    const studio = await aStudio();
    const answer = await studio.call("POST", "markers", { at: "2026-05-01", ...marker });
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { detail: string }).detail).toMatch(words);
    expect(await studio.get<readonly Marker[]>("markers")).toEqual([]);
  });
});
