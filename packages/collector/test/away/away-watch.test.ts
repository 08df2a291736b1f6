import type { LogEvent } from "../../src/store/event-log.ts";
import { describe, expect, it, vi } from "vitest";
import { aStudio, did, GUIDEBOOK, NOON, type Studio } from "../api/studio.ts";

const DAY = 24 * 60;
const DAY_MS = 86_400_000;

/** Somebody who came back so many days after their first visit to add a customer, and connected the bank then. */
function passer(user: string, days: number): readonly LogEvent[] {
  return [
    did(user, "Customer Added", 0),
    did(user, "Report Opened", 5),
    did(user, "Bank Connected", days * DAY),
  ];
}

/** A studio with 60 people who connected their bank after 1 to 4 days; today is day 20. */
async function aProduct(): Promise<Studio> {
  const studio = await aStudio();
  await studio.publish(GUIDEBOOK);
  for (let index = 0; index < 60; index += 1) {
    await studio.happened(...passer(`p${index}`, 1 + (index % 4)));
  }
  studio.goTo(NOON + 20 * DAY_MS);
  return studio;
}

async function told(studio: Studio): Promise<readonly LogEvent[]> {
  const found: LogEvent[] = [];
  const names = ["Stall Detected", "Stall Resolved"];
  for await (const rows of studio.collector.context.log.scan({ environment: "live", names })) {
    found.push(...rows.filter(({ properties }) => properties["source"] === "collector"));
  }
  return found;
}

const look = ({ collector }: Studio) => collector.context.away.runOnce();

describe("people who are not there", () => {
  it("are told of once they have been away for longer than nearly everybody who passed", async () => {
    const studio = await aProduct();
    await studio.happened(
      did("ben", "Customer Added", 10 * DAY),
      did("ben", "Bank Connect Failed", 10 * DAY + 1, {}, { context: { page: { path: "/bank" } } }),
      did("ben", "Bank Connect Failed", 10 * DAY + 2),
    );
    studio.goTo(NOON + 13 * DAY_MS);
    await look(studio);
    expect(await told(studio)).toEqual([]);
    studio.goTo(NOON + 20 * DAY_MS);
    await look(studio);
    const [event, ...others] = await told(studio);
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      name: "Stall Detected",
      actor: "ben",
      userId: "ben",
      properties: {
        milestone: "bank",
        model: "away-1",
        source: "collector",
        since: "2026-05-14T12:02:00.000Z",
        words: expect.stringContaining("Stuck at Connect bank: has been away for") as string,
        reasons: [
          { kind: "gone", count: 1 },
          { kind: "failed-attempts", count: 2, event: "Bank Connect Failed" },
        ],
      },
    });
    // When it became unusual, not when somebody looked.
    const awayMs = (event?.atMs ?? 0) - (NOON + 10 * DAY_MS + 120_000);
    expect(awayMs / DAY_MS).toBeGreaterThan(3);
    expect(awayMs / DAY_MS).toBeLessThan(5);
  });

  it("are told of once, however often somebody looks and whatever was learned since", async () => {
    const studio = await aProduct();
    await studio.happened(
      did("ben", "Customer Added", 10 * DAY),
      did("ben", "Report Opened", 10 * DAY + 1),
    );
    await look(studio);
    await look(studio);
    await studio.happened(
      ...Array.from({ length: 30 }, (_, index) => passer(`q${index}`, 2)).flat(),
    );
    studio.goTo(NOON + 22 * DAY_MS);
    await look(studio);
    expect((await told(studio)).map(({ actor }) => actor)).toEqual(["ben"]);
  });

  it("are told of again when they came back in vain and stay away again", async () => {
    const studio = await aProduct();
    await studio.happened(
      did("ben", "Customer Added", 5 * DAY),
      did("ben", "Report Opened", 5 * DAY + 1),
    );
    studio.goTo(NOON + 12 * DAY_MS);
    await look(studio);
    await studio.happened(did("ben", "Report Opened", 13 * DAY));
    studio.goTo(NOON + 14 * DAY_MS);
    await look(studio);
    expect(await told(studio)).toHaveLength(1);
    studio.goTo(NOON + 35 * DAY_MS);
    await look(studio);
    expect(await told(studio)).toHaveLength(2);
  });

  it("are resolved once they came back and passed; coming back alone is not enough", async () => {
    const studio = await aProduct();
    await studio.happened(
      did("ben", "Customer Added", 10 * DAY),
      did("ben", "Report Opened", 10 * DAY + 1),
    );
    await look(studio);
    await studio.happened(
      did("ben", "Report Opened", 20 * DAY + 60),
      did("ben", "Stall Resolved", 20 * DAY + 61, { milestone: "bank", by: "evidence-gone" }),
    );
    studio.goTo(NOON + 21 * DAY_MS);
    await look(studio);
    expect((await told(studio)).map(({ name }) => name)).toEqual(["Stall Detected"]);
    await studio.happened(did("ben", "Bank Connected", 21 * DAY + 60));
    studio.goTo(NOON + 22 * DAY_MS);
    await look(studio);
    await look(studio);
    const events = await told(studio);
    expect(events.map(({ name }) => name)).toEqual(["Stall Detected", "Stall Resolved"]);
    expect(events[1]?.properties).toEqual({
      milestone: "bank",
      by: "progress",
      source: "collector",
    });
  });

  it("are not those who left after the first thing they did", async () => {
    const studio = await aProduct();
    await studio.happened(
      did("one", "Customer Added", 10 * DAY),
      did("one", "Session Ended", 10 * DAY + 1, { activeMs: 1_000, reason: "hide" }),
    );
    await look(studio);
    expect(await told(studio)).toEqual([]);
  });

  it("are no history: whose absence became unusual long ago is not told of", async () => {
    const studio = await aProduct();
    await studio.happened(did("old", "Customer Added", 1), did("old", "Report Opened", 2));
    studio.goTo(NOON + 100 * DAY_MS);
    await look(studio);
    expect(await told(studio)).toEqual([]);
  });

  it("count as away neither when nothing is known of others nor after a fixed number of days", async () => {
    const studio = await aStudio();
    await studio.publish(GUIDEBOOK);
    await studio.happened(did("ben", "Customer Added", 0), did("ben", "Report Opened", 1));
    studio.goTo(NOON + 20 * DAY_MS);
    await look(studio);
    expect(await told(studio)).toEqual([]);
    expect(studio.collector.context.away.found("live")?.limits.milestones).toEqual({
      customer: { passed: 1, helped: 0, because: "few-passed" },
      bank: { passed: 0, helped: 0, because: "few-passed" },
    });
  });

  it("are judged by the author's rule where nothing is known of others", async () => {
    const studio = await aStudio();
    await studio.publish(GUIDEBOOK);
    await studio.happened(
      did("ben", "Customer Added", 0),
      ...[1, 2, 3].map((minute) => did("ben", "Bank Connect Failed", minute)),
    );
    studio.goTo(NOON + DAY_MS);
    await look(studio);
    expect(await told(studio)).toEqual([]);
    studio.goTo(NOON + DAY_MS + 10 * 60_000);
    await look(studio);
    const [event] = await told(studio);
    expect(event?.properties).toMatchObject({ milestone: "bank", model: "expected-1" });
  });

  it("keep the last visit that they had: being told of is none", async () => {
    const studio = await aProduct();
    await studio.happened(
      did("ben", "Customer Added", 10 * DAY, {}, { accountId: "acme" }),
      did("ben", "Report Opened", 10 * DAY + 1, {}, { accountId: "acme" }),
    );
    const { projector, registry } = studio.collector.context;
    await projector.caughtUp();
    const before = await registry.projection.person("live", "ben");
    await look(studio);
    await projector.caughtUp();
    const after = await registry.projection.person("live", "ben");
    expect(after).toMatchObject({ lastMs: before?.lastMs, events: 2, stalls: [{ isAway: true }] });
    const account = await registry.projection.account("live", "acme");
    expect(account?.lastMs).toBe(before?.lastMs);
  });

  it("are no scripts, and nothing is learned from them or from clocks that jump", async () => {
    const studio = await aProduct();
    const browser = (seq: number) => ({
      session: "s",
      seq,
      context: { cairn: { session: "s", activeMs: seq, tab: "t" } },
    });
    await studio.happened(
      ...Array.from({ length: 400 }, (_, index) =>
        did("bot", "Customer Added", 10 * DAY + index / 400),
      ),
      did("jump", "Customer Added", 10 * DAY + 60, {}, browser(1)),
      did("jump", "Report Opened", 10 * DAY, {}, browser(2)),
    );
    await look(studio);
    expect(await told(studio)).toEqual([]);
    expect(studio.collector.context.away.found("live")).toMatchObject({ people: 60, unfit: 2 });
  });

  it("are judged under the milestones as they are now, though they changed a moment ago", async () => {
    const studio = await aProduct();
    await studio.happened(
      did("ben", "Customer Added", 10 * DAY),
      did("ben", "Report Opened", 10 * DAY + 1),
    );
    studio.goTo(NOON);
    const when = { kind: "count", event: { name: "Bank Linked" }, atLeast: 1 };
    const bank = { ...GUIDEBOOK.milestones.bank, when };
    await studio.publish({ ...GUIDEBOOK, milestones: { ...GUIDEBOOK.milestones, bank } });
    studio.goTo(NOON + 20 * DAY_MS);
    await look(studio);
    // Nobody has linked a bank: how long people are away before they do is not known.
    expect(await told(studio)).toEqual([]);
    const { limits } = studio.collector.context.away.found("live")!;
    expect(limits.milestones["bank"]).toEqual({ passed: 0, helped: 0, because: "few-passed" });
  });

  it("are the same after everything was folded anew", async () => {
    const studio = await aProduct();
    await studio.happened(
      did("ben", "Customer Added", 10 * DAY),
      did("ben", "Report Opened", 10 * DAY + 1),
    );
    await look(studio);
    const { projector, registry } = studio.collector.context;
    await projector.caughtUp();
    const before = await registry.projection.person("live", "ben");
    await projector.rebuild({ anew: true });
    expect(before?.stalls).toMatchObject([{ isAway: true }]);
    expect(await registry.projection.person("live", "ben")).toEqual(before);
  });

  it("are what the collector says: a browser that claims to be it is not believed", async () => {
    const studio = await aProduct();
    const properties = { milestone: "bank", reasons: [], model: "away-1", source: "collector" };
    await studio.happened(did("eve", "Stall Detected", 10 * DAY, properties));
    const { projector, registry } = studio.collector.context;
    await projector.caughtUp();
    const eve = await registry.projection.person("live", "eve");
    expect(eve?.stalls).toEqual([{ milestone: "bank", atMs: NOON + 10 * DAY_MS, reasons: [] }]);
    expect(eve?.events).toBe(1);
  });

  it("are not looked for by a collector that stops, whatever it waits for", async () => {
    const studio = await aStudio();
    const { away, projector } = studio.collector.context;
    vi.spyOn(projector, "caughtUp").mockReturnValue(new Promise(() => undefined));
    const looking = away.runOnce();
    await away.stop();
    await looking;
    expect(away.found("live")).toBeUndefined();
  });
});
