import type { Draft, EnvironmentState, Funnel, Version, VersionContent } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { aStudio, did, GUIDEBOOK, NOON, type Studio } from "./studio.ts";

const SHORTER = { ...GUIDEBOOK, activation: { milestones: ["customer"] } };

/** The guidebook as browsers with a key of an environment get it. */
async function inBrowsers(
  { collector }: Studio,
  environment: "live" | "test",
): Promise<{ revision: string; paused: boolean }> {
  const key = `pk_${environment}_1`;
  await collector.context.registry.access.putWriteKey({
    key,
    environment,
    origins: [],
    createdAtMs: NOON,
  });
  const request = new Request(`https://collector.example/v1/guidebook?key=${key}`);
  return (await (await collector.fetch(request)).json()) as { revision: string; paused: boolean };
}

async function revisions(studio: Studio): Promise<readonly string[]> {
  const [live, test] = [await inBrowsers(studio, "live"), await inBrowsers(studio, "test")];
  return [live.revision, test.revision];
}

/** Version 1 is live, version 2 is tried in test. */
async function aTrial(): Promise<Studio> {
  const studio = await aStudio();
  await studio.publish(GUIDEBOOK);
  await studio.call("PUT", "draft", { guidebook: SHORTER, revision: 1 });
  const tried = await studio.call("POST", "publish", { revision: 2, environment: "test" });
  expect(await tried.json()).toMatchObject({ version: 2 });
  return studio;
}

describe("an environment", () => {
  it("of tests gets what live gets, until something is published there", async () => {
    const studio = await aStudio();
    await studio.publish(GUIDEBOOK);
    expect(await revisions(studio)).toEqual(["1", "1"]);
    expect(await studio.get<readonly EnvironmentState[]>("environments")).toMatchObject([
      { environment: "live", version: { version: 1 }, by: "Owner", followsLive: false },
      { environment: "test", version: { version: 1 }, followsLive: true, paused: false },
    ]);
  });

  it("keeps a version that is tried in test from everybody else", async () => {
    const studio = await aTrial();
    expect(await revisions(studio)).toEqual(["1", "2"]);
    expect(await studio.get<Draft>("draft")).toMatchObject({ live: 1, changed: true });
    expect(await studio.get<readonly EnvironmentState[]>("environments")).toMatchObject([
      { version: { version: 1 } },
      { version: { version: 2 }, followsLive: false },
    ]);
  });

  it("makes the tried version live under its own number, and test follows from then on", async () => {
    const studio = await aTrial();
    const promoted = await studio.call("POST", "promote", { version: 2 });
    expect(await promoted.json()).toMatchObject({ version: 2, by: "Owner" });
    expect(await revisions(studio)).toEqual(["2", "2"]);
    expect(await studio.get<Draft>("draft")).toMatchObject({ live: 2, changed: false });
    await studio.publish(GUIDEBOOK);
    expect(await revisions(studio)).toEqual(["3", "3"]);
    const again = await studio.call("POST", "promote", { version: 2 });
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({
      detail: "Test has no version of its own now, not version 2; live stays as it is.",
    });
    expect((await studio.call("POST", "promote", { version: "2" })).status).toBe(400);
  });

  it("promotes only what was looked at: not what a colleague put into test meanwhile", async () => {
    const studio = await aTrial();
    await studio.call("POST", "publish", { revision: 2, environment: "test" });
    const late = await studio.call("POST", "promote", { version: 2 });
    expect(late.status).toBe(409);
    expect(await revisions(studio)).toEqual(["1", "3"]);
  });

  it("lets what is tried go: test gets what live gets again", async () => {
    const studio = await aTrial();
    expect((await studio.call("POST", "follow-live")).status).toBe(204);
    expect(await revisions(studio)).toEqual(["1", "1"]);
  });

  it("rolls back alone", async () => {
    const studio = await aTrial();
    const back = await studio.call("POST", "rollback", { version: 1, environment: "test" });
    expect(await back.json()).toMatchObject({ version: 3, restores: 1 });
    expect(await revisions(studio)).toEqual(["1", "3"]);
    const nowhere = await studio.call("POST", "rollback", { version: 1, environment: "both" });
    expect(nowhere.status).toBe(400);
  });

  it("is paused alone, or both are", async () => {
    const studio = await aStudio();
    const paused = async () => [
      (await inBrowsers(studio, "live")).paused,
      (await inBrowsers(studio, "test")).paused,
    ];
    await studio.call("PUT", "pause", { paused: true, environment: "test" });
    expect(await paused()).toEqual([false, true]);
    expect((await studio.get<Draft>("draft")).paused).toBe(false);
    await studio.call("PUT", "pause", { paused: true });
    expect(await paused()).toEqual([true, true]);
    await studio.call("PUT", "pause", { paused: false, environment: "live" });
    expect(await paused()).toEqual([false, true]);
    const nowhere = await studio.call("PUT", "pause", { paused: true, environment: "all" });
    expect(nowhere.status).toBe(400);
  });

  it("is counted by its own definitions", async () => {
    const studio = await aStudio();
    const { customer } = GUIDEBOOK.milestones;
    const atLeast = (times: number) => ({
      ...GUIDEBOOK,
      milestones: {
        ...GUIDEBOOK.milestones,
        customer: { ...customer, when: { ...customer.when, atLeast: times } },
      },
    });
    await studio.publish(atLeast(1));
    const twice = [did("ana", "Customer Added", 1), did("ana", "Customer Added", 2)];
    await studio.happened(...twice);
    await studio.happenedIn("test", ...twice);
    const reached = async (env: string) => {
      await studio.collector.context.projector.caughtUp();
      return (await studio.get<Funnel>(`insights/funnel?env=${env}`)).steps[0]?.users;
    };
    expect([await reached("live"), await reached("test")]).toEqual([1, 1]);
    await studio.call("PUT", "draft", { guidebook: atLeast(3), revision: 1 });
    await studio.call("POST", "publish", { revision: 2, environment: "test" });
    expect([await reached("live"), await reached("test")]).toEqual([1, 0]);
    await studio.happenedIn("test", did("ana", "Customer Added", 3));
    expect([await reached("live"), await reached("test")]).toEqual([1, 1]);
    await studio.call("POST", "follow-live");
    expect([await reached("live"), await reached("test")]).toEqual([1, 1]);
  });
});

describe("a version", () => {
  it("is read with its guidebook, and taken away as a file that can be published again", async () => {
    const studio = await aTrial();
    const { guidebook, ...version } = await studio.get<VersionContent>("versions/2");
    expect(guidebook).toEqual(SHORTER);
    expect(version).toEqual((await studio.get<readonly Version[]>("versions"))[0]);
    const file = await studio.call("GET", "versions/1/file");
    expect(file.headers.get("content-disposition")).toBe('attachment; filename="guidebook-1.json"');
    expect(await file.json()).toEqual(GUIDEBOOK);
    const draft = await studio.call("GET", "draft/file");
    expect(draft.headers.get("content-disposition")).toContain("guidebook-draft.json");
    expect(await draft.json()).toEqual(SHORTER);
  });

  it.each(["9", "0", "x", "-1", "1e0"])("is not there under %j", async (asked) => {
    const studio = await aTrial();
    expect((await studio.call("GET", `versions/${asked}`)).status).toBe(404);
    expect((await studio.call("GET", `versions/${asked}/file`)).status).toBe(404);
  });
});
