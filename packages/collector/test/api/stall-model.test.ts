import type { StallModel } from "@cairn/core/api";
import { describe, expect, it, vi } from "vitest";
import type { KeptStallFit } from "../../src/store/stall-models.ts";
import { aStudio, did, GUIDEBOOK, NOON, sendRaw, type Studio } from "./studio.ts";

const DAY_MS = 86_400_000;

const fitted: KeptStallFit = {
  kind: "fitted",
  baseline: {
    version: "learned",
    names: { "Customer Added": "Customer Added" },
    steps: [["event:Customer Added", 3, 7]],
    milestones: { customer: [2, -5], bank: [3, -4] },
    threshold: 9,
    slack: 4,
    unit: 20,
  },
  quality: {
    users: 310,
    passed: 200,
    lost: 110,
    helped: 12,
    firstScreenLoss: 35,
    auc: 0.743,
    alpha: 0.05,
    falseAlarmRate: 0.048,
    recall: 0.21,
    leadSeconds: 14,
    calibration: [{ said: 0.4, passed: 0.42, users: 31 }],
    milestones: { customer: { users: 310, passed: 200 }, paid: { users: 4, passed: 4 } },
  },
};

async function keep({ collector }: Studio, fit: KeptStallFit): Promise<void> {
  const { guidebook, registry } = collector.context;
  const { stalls } = await guidebook.forCollector();
  await registry.stallModels.add({
    definitions: stalls.definitions,
    fittedAtMs: NOON,
    tookMs: 2_400,
    falseAlarms: stalls.falseAlarms,
    horizonMs: 14 * DAY_MS,
    activeTime: "measured",
    leftOut: { undecided: 9, bots: 1, clocks: 2, unseen: 0 },
    fit,
  });
  guidebook.refresh();
}

const read = (studio: Studio) => studio.get<StallModel>("stall-model");

describe("GET /api/stall-model", () => {
  it("says that the author's rule judges, and that nothing is to be learned, before a milestone is published", async () => {
    const studio = await aStudio();
    expect(await read(studio)).toEqual({ judgedBy: "expected", falseAlarms: 0.05 });
  });

  it("says why nothing could be learned, what it takes, and when it is tried again", async () => {
    const studio = await aStudio();
    await studio.publish({ ...GUIDEBOOK, stalls: { falseAlarms: 0.01 } });
    await keep(studio, {
      kind: "insufficient",
      because: "few-users",
      users: 38,
      passed: 30,
      lost: 8,
    });
    expect(await read(studio)).toEqual({
      judgedBy: "expected",
      falseAlarms: 0.01,
      latest: {
        at: "2026-05-04T12:00:00.000Z",
        seconds: 2.4,
        outcome: "insufficient",
        because: "few-users",
        users: 38,
        passed: 30,
        lost: 8,
        needed: { users: 100, passed: 100, lost: 30 },
        horizonMs: 14 * DAY_MS,
        activeTime: "measured",
        leftOut: { undecided: 9, bots: 1, clocks: 2, unseen: 0 },
      },
      nextAt: "2026-05-04T15:00:00.000Z",
    });
  });

  it("tells the baseline that is served, how good it is, and where it judges", async () => {
    const studio = await aStudio();
    await studio.publish(GUIDEBOOK);
    await keep(studio, fitted);
    const model = await read(studio);
    expect(model).toMatchObject({
      judgedBy: "learned",
      learned: {
        version: "learned-1",
        at: "2026-05-04T12:00:00.000Z",
        quality: { users: 310, auc: 0.743, falseAlarmRate: 0.048 },
      },
      latest: { outcome: "fitted", users: 310, passed: 200, lost: 110 },
      nextAt: "2026-05-05T12:00:00.000Z",
    });
    expect(model.learned?.milestones).toEqual([
      { id: "customer", title: "Add a customer", learned: true, users: 310, passed: 200 },
      { id: "bank", title: "Connect bank", learned: true, users: 0, passed: 0 },
      { id: "paid", title: "Get paid", learned: false, users: 4, passed: 4 },
    ]);
  });

  it("goes on telling the last good one when a later fit had too little", async () => {
    const studio = await aStudio();
    await studio.publish(GUIDEBOOK);
    await keep(studio, fitted);
    await keep(studio, {
      kind: "insufficient",
      because: "none-lost",
      users: 9,
      passed: 9,
      lost: 0,
    });
    expect(await read(studio)).toMatchObject({
      judgedBy: "learned",
      learned: { version: "learned-1" },
      latest: { outcome: "insufficient", because: "none-lost" },
    });
  });
});

describe("POST /api/stall-model/refit", () => {
  it("begins at once and tells how far it is; what came of it is told once it is there", async () => {
    const studio = await aStudio();
    await studio.publish(GUIDEBOOK);
    await studio.happened(did("ana", "Customer Added", -1));
    const begun = (await (await studio.call("POST", "stall-model/refit")).json()) as StallModel;
    expect(begun.fitting).toMatchObject({ step: "waiting", since: "2026-05-04T12:00:00.000Z" });
    expect(begun.latest).toBeUndefined();
    await studio.collector.context.learning.refit();
    const done = await read(studio);
    expect(done.fitting).toBeUndefined();
    expect(done.latest).toMatchObject({
      outcome: "insufficient",
      because: "no-users",
      leftOut: { undecided: 1 },
    });
  });

  it("is for who is signed in", async () => {
    const studio = await aStudio();
    const answer = await sendRaw(studio, "POST", "stall-model/refit", {});
    expect(answer.status).toBe(401);
    expect(studio.collector.context.learning.progress()).toBeUndefined();
  });

  it("is tried again an hour later when it fails", async () => {
    const studio = await aStudio();
    await studio.publish(GUIDEBOOK);
    const { registry } = studio.collector.context;
    vi.spyOn(registry.stallModels, "add").mockRejectedValue(new Error("full"));
    await studio.call("POST", "stall-model/refit");
    await expect(studio.collector.context.learning.refit()).rejects.toThrow("full");
    const model = await read(studio);
    expect(model).toMatchObject({ judgedBy: "expected" });
    // Again by itself an hour later.
    expect(model.nextAt).toBe("2026-05-04T13:00:00.000Z");
  });
});
