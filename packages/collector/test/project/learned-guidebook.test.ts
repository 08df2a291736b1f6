import type { CompiledGuidebook } from "@cairn/core";
import type { Guidebook } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";
import { aStallFit } from "../../../../test/contracts/a-stall-fit.ts";
import type { KeptStallFit, StallModelRecord } from "../../src/store/stall-models.ts";
import { aCollector, LIVE_KEY, type TestCollector } from "../support/a-collector.ts";

const PATH = `/v1/guidebook?key=${LIVE_KEY}`;

const guidebook: Guidebook = {
  version: 1,
  milestones: {
    sent: {
      title: "Invoice sent",
      when: { kind: "count", event: { name: "Invoice Sent" }, atLeast: 1 },
    },
  },
};

const fitted = aStallFit("sent", "Invoice Opened");

async function keep(
  { context }: TestCollector,
  fit: KeptStallFit,
  definitions?: string,
): Promise<StallModelRecord> {
  const { stalls } = await context.guidebook.forCollector();
  const record = await context.registry.stallModels.add({
    definitions: definitions ?? stalls.definitions,
    fittedAtMs: context.now(),
    tookMs: 1,
    falseAlarms: stalls.falseAlarms,
    horizonMs: 1,
    activeTime: "measured",
    leftOut: { undecided: 0, bots: 0, clocks: 0, unseen: 0 },
    fit,
  });
  context.guidebook.refresh();
  return record;
}

async function publish({ context }: TestCollector, next: Guidebook): Promise<void> {
  const { definitions } = context.registry;
  await definitions.publish({ guidebook: next, publishedAtMs: 1, by: "Ann" });
  context.guidebook.refresh();
}

/** Versions of the baselines that browsers get, in the order in which they are asked. */
async function judges(collector: TestCollector, locale = ""): Promise<readonly string[]> {
  const response = await collector.get(`${PATH}&locale=${locale}`);
  return ((await response.json()) as CompiledGuidebook).stalls.map(({ version }) => version);
}

describe("a learned baseline in the guidebook", () => {
  it("stands before the author's rule, under its number, and changes the ETag", async () => {
    const collector = await aCollector({ guidebook });
    const etag = (await collector.get(PATH)).headers.get("etag") ?? "";
    expect(await judges(collector)).toEqual(["expected-1"]);
    await keep(collector, fitted);
    const response = await collector.get(PATH, { "if-none-match": etag });
    expect(response.status).toBe(200);
    const [learned] = ((await response.json()) as CompiledGuidebook).stalls;
    const { names } = learned!;
    expect(learned).toEqual({ ...fitted.baseline, version: "learned-1", names });
    expect(Object.keys(names)).toEqual(["Invoice Opened"]);
    expect(await judges(collector, "de")).toEqual(["learned-1", "expected-1"]);
    const { guidebook: own } = await collector.context.guidebook.forCollector();
    expect(own.stalls[0]?.version).toBe("learned-1");
  });

  it("is told to who watches the collector", async () => {
    const collector = await aCollector({ guidebook });
    const told = async () =>
      (await (await collector.get("/metrics")).text())
        .split("\n")
        .filter((line) => line.startsWith("cairn_stall_model_"));
    expect((await told()).every((line) => line.endsWith(" 0"))).toBe(true);
    await keep(collector, fitted);
    collector.setNow(collector.context.now() + 60_000);
    expect(await told()).toEqual([
      "cairn_stall_model_version 1",
      "cairn_stall_model_age_seconds 60",
      "cairn_stall_model_fit_seconds 0.001",
      "cairn_stall_model_users 300",
      "cairn_stall_model_false_alarm_rate 0.05",
    ]);
  });

  it("stays when a later fit has too little to go by, and gives way to a later one that has enough", async () => {
    const collector = await aCollector({ guidebook });
    await keep(collector, fitted);
    const few = {
      kind: "insufficient",
      because: "few-users",
      users: 1,
      passed: 1,
      lost: 0,
    } as const;
    await keep(collector, few);
    expect(await judges(collector)).toEqual(["learned-1", "expected-1"]);
    await keep(collector, fitted);
    expect(await judges(collector)).toEqual(["learned-3", "expected-1"]);
  });

  it("goes with the milestones that it was learned for, and comes back with a rollback", async () => {
    const collector = await aCollector({ guidebook });
    await keep(collector, fitted);
    const { sent } = guidebook.milestones!;
    await publish(collector, { ...guidebook, milestones: { sent: { ...sent!, pages: ["/new"] } } });
    expect(await judges(collector)).toEqual(["expected-1"]);
    await publish(collector, guidebook);
    expect(await judges(collector)).toEqual(["learned-1", "expected-1"]);
  });

  it("goes when another rate of false alarms is asked for: its threshold is of this one", async () => {
    const collector = await aCollector({ guidebook });
    await keep(collector, fitted);
    await publish(collector, { ...guidebook, stalls: { falseAlarms: 0.02 } });
    expect(await judges(collector)).toEqual(["expected-1"]);
    await publish(collector, { ...guidebook, stalls: { falseAlarms: 0.05 } });
    expect(await judges(collector)).toEqual(["learned-1", "expected-1"]);
  });

  it("stays through a pause, and through new titles, guides and segments", async () => {
    const collector = await aCollector({ guidebook });
    await keep(collector, fitted);
    await collector.context.registry.definitions.setPaused(true);
    const { sent } = guidebook.milestones!;
    await publish(collector, {
      ...guidebook,
      milestones: { sent: { ...sent!, title: "First invoice sent", expected: "40s" } },
      segments: {
        busy: {
          title: "Busy",
          when: { kind: "did", event: { name: "Invoice Opened" }, atLeast: 5, within: "7d" },
        },
      },
      guides: { hello: { kind: "notice", style: "banner", title: "Hello", body: "There." } },
    });
    expect(await judges(collector)).toEqual(["learned-1", "expected-1"]);
  });

  it("is seen within seconds when another process learned it", async () => {
    const collector = await aCollector({ guidebook });
    const { stalls } = await collector.context.guidebook.forCollector();
    const { number: _, ...elsewhere } = await keep(collector, fitted, "another guidebook's");
    expect(await judges(collector)).toEqual(["expected-1"]);
    const { definitions } = stalls;
    await collector.context.registry.stallModels.add({ ...elsewhere, definitions });
    expect(await judges(collector)).toEqual(["expected-1"]);
    collector.setNow(collector.context.now() + 5_000);
    expect(await judges(collector)).toEqual(["learned-2", "expected-1"]);
  });
});
