import type { CheckResult, Draft, ProblemDetails, Version, WriteKey } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { aStudio, GUIDEBOOK, NOON, type Studio } from "./studio.ts";

const BROKEN = { ...GUIDEBOOK, activation: { milestones: ["custommer"] } };

/** The guidebook as open tabs get it. */
async function inBrowsers({ collector }: Studio): Promise<{ revision: string; paused: boolean }> {
  const key = { key: "pk_live_1", environment: "live", origins: [], createdAtMs: NOON } as const;
  await collector.context.registry.access.putWriteKey(key);
  const request = new Request("https://collector.example/v1/guidebook?key=pk_live_1");
  return (await (await collector.fetch(request)).json()) as { revision: string; paused: boolean };
}

describe("the draft", () => {
  it("begins empty, unsaved and without a problem", async () => {
    const studio = await aStudio();
    expect(await studio.get<Draft>("draft")).toEqual({
      guidebook: { version: 1, locales: ["en"] },
      revision: 0,
      savedAt: "2026-05-04T12:00:00.000Z",
      changed: false,
      paused: false,
      problems: [],
      warnings: [],
    });
  });

  it("is kept with its problems, each at its path with a hint", async () => {
    const studio = await aStudio();
    const response = await studio.call("PUT", "draft", { guidebook: BROKEN, revision: 0 });
    expect(response.status).toBe(200);
    const draft = await studio.get<Draft>("draft");
    expect(draft).toMatchObject({ guidebook: BROKEN, revision: 1, changed: true });
    expect(draft).toEqual(await response.json());
    expect(draft.problems).toMatchObject([
      { path: "activation.milestones.0", hint: expect.stringContaining("customer") },
    ]);
  });

  it("answers 409 to a tab that is behind, and keeps what the other one saved", async () => {
    const studio = await aStudio();
    await studio.call("PUT", "draft", { guidebook: GUIDEBOOK, revision: 0 });
    const late = await studio.call("PUT", "draft", { guidebook: BROKEN, revision: 0 });
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({
      detail: expect.stringContaining("revision 1 is stored, 0 was sent"),
    });
    expect((await studio.get<Draft>("draft")).guidebook).toEqual(GUIDEBOOK);
  });

  it("refuses what no form could show, and bodies that are no JSON object", async () => {
    const studio = await aStudio();
    const status = async (body: unknown) => (await studio.call("PUT", "draft", body)).status;
    expect(await status({ guidebook: "hello", revision: 0 })).toBe(422);
    expect(await status({ guidebook: [], revision: 0 })).toBe(422);
    expect(await status({ revision: 0 })).toBe(422);
    expect(await status({ guidebook: GUIDEBOOK })).toBe(400);
    expect(await status({ guidebook: GUIDEBOOK, revision: "0" })).toBe(400);
    expect(await status([])).toBe(400);
    expect(await status({ guidebook: { big: "x".repeat(600_000) }, revision: 0 })).toBe(413);
    expect((await studio.get<Draft>("draft")).revision).toBe(0);
  });

  it("can be checked without being kept", async () => {
    const studio = await aStudio();
    for (const body of [{ guidebook: BROKEN }, BROKEN]) {
      const response = await studio.call("POST", "draft/check", body);
      expect(((await response.json()) as CheckResult).problems).toHaveLength(1);
    }
    expect((await studio.get<Draft>("draft")).revision).toBe(0);
  });
});

describe("publishing", () => {
  it("makes the draft live for browsers at once", async () => {
    const studio = await aStudio();
    const revision = async () => (await inBrowsers(studio)).revision;
    expect(await revision()).toBe("0");
    await studio.call("PUT", "draft", { guidebook: GUIDEBOOK, revision: 0 });
    const response = await studio.call("POST", "publish", { revision: 1, note: " First one " });
    expect(await response.json()).toEqual({
      version: 1,
      publishedAt: "2026-05-04T12:00:00.000Z",
      by: "Owner",
      note: "First one",
    });
    expect(await revision()).toBe("1");
    expect(await studio.get<Draft>("draft")).toMatchObject({ live: 1, changed: false });
  });

  it("answers 422 with every problem, and leaves what is live", async () => {
    const studio = await aStudio();
    await studio.publish(GUIDEBOOK);
    await studio.call("PUT", "draft", { guidebook: BROKEN, revision: 1 });
    const response = await studio.call("POST", "publish", { revision: 2 });
    expect(response.status).toBe(422);
    const { detail, problems } = (await response.json()) as ProblemDetails;
    expect(detail).toBe("The draft has 1 problem; nothing was published.");
    expect(problems).toMatchObject([{ path: "activation.milestones.0" }]);
    expect(await studio.get<readonly Version[]>("versions")).toHaveLength(1);
  });

  it("answers 409 when the draft is not the one that was seen", async () => {
    const studio = await aStudio();
    await studio.call("PUT", "draft", { guidebook: GUIDEBOOK, revision: 0 });
    expect((await studio.call("POST", "publish", { revision: 0 })).status).toBe(409);
    expect((await studio.call("POST", "publish", { revision: 2 })).status).toBe(409);
    expect((await studio.call("POST", "publish", {})).status).toBe(400);
    expect((await studio.call("POST", "publish", { revision: 1, note: 5 })).status).toBe(400);
    expect(await studio.get<readonly Version[]>("versions")).toEqual([]);
  });
});

describe("rolling back", () => {
  const second = { ...GUIDEBOOK, activation: { milestones: ["customer"] } };

  it("publishes an older version again, and an unchanged draft follows", async () => {
    const studio = await aStudio();
    await studio.publish(GUIDEBOOK);
    await studio.publish(second);
    const response = await studio.call("POST", "rollback", { version: 1 });
    expect(await response.json()).toMatchObject({ version: 3, restores: 1 });
    const versions = await studio.get<readonly Version[]>("versions");
    expect(versions.map(({ version, restores }) => [version, restores])).toEqual([
      [3, 1],
      [2, undefined],
      [1, undefined],
    ]);
    expect(await studio.get<Draft>("draft")).toMatchObject({
      live: 3,
      changed: false,
      revision: 3,
    });
  });

  it("leaves unpublished work in the draft alone", async () => {
    const studio = await aStudio();
    await studio.publish(GUIDEBOOK);
    await studio.publish(second);
    await studio.call("PUT", "draft", { guidebook: BROKEN, revision: 2 });
    await studio.call("POST", "rollback", { version: 1 });
    const draft = await studio.get<Draft>("draft");
    expect(draft).toMatchObject({ guidebook: BROKEN, revision: 3, live: 3, changed: true });
  });

  it("says which versions there are when that one is not", async () => {
    const studio = await aStudio();
    const none = await studio.call("POST", "rollback", { version: 1 });
    expect(none.status).toBe(404);
    expect(await none.json()).toMatchObject({
      detail: expect.stringContaining("nothing was published"),
    });
    await studio.publish(GUIDEBOOK);
    const gone = await studio.call("POST", "rollback", { version: 9 });
    expect(await gone.json()).toMatchObject({ detail: "There is no version 9: the latest is 1." });
    expect((await studio.call("POST", "rollback", { version: "1" })).status).toBe(400);
  });
});

describe("the pause switch", () => {
  it("is seen in the draft and in what browsers get", async () => {
    const studio = await aStudio();
    expect((await studio.call("PUT", "pause", { paused: true })).status).toBe(204);
    expect((await studio.get<Draft>("draft")).paused).toBe(true);
    expect((await inBrowsers(studio)).paused).toBe(true);
    expect((await studio.call("PUT", "pause", { paused: false })).status).toBe(204);
    expect((await studio.call("PUT", "pause", { paused: "yes" })).status).toBe(400);
    expect((await studio.get<Draft>("draft")).paused).toBe(false);
  });
});

describe("the audit log", () => {
  it("holds who did what, newest first", async () => {
    const studio = await aStudio();
    await studio.publish(GUIDEBOOK);
    await studio.call("POST", "rollback", { version: 1 });
    await studio.call("PUT", "pause", { paused: true });
    await studio.call("PUT", "pause", { paused: false });
    const audit = await studio.collector.context.registry.definitions.audit(10);
    expect(audit.map(({ by, action, detail }) => [by, action, detail])).toEqual([
      ["Owner", "resumed", undefined],
      ["Owner", "paused", undefined],
      ["Owner", "rolled-back", "version 2 restores 1"],
      ["Owner", "published", "version 1"],
      ["Owner", "draft-saved", "revision 1"],
      ["Owner", "signed-in", "by link"],
    ]);
  });
});

describe("write keys", () => {
  it("are made, limited to origins and revoked", async () => {
    const studio = await aStudio();
    const made = await studio.call("POST", "keys", { environment: "test" });
    expect(made.status).toBe(201);
    const { key } = (await made.json()) as WriteKey;
    expect(key).toMatch(/^pk_test_[\w-]{16,}$/);
    const origins = ["https://app.example", "http://localhost:3000"];
    expect(await (await studio.call("PUT", `keys/${key}`, { origins })).json()).toMatchObject({
      origins,
    });
    expect(await studio.get<readonly WriteKey[]>("keys")).toEqual([
      { key, environment: "test", origins },
    ]);
    expect((await studio.call("PUT", `keys/${key}`, { origins: ["*"] })).status).toBe(200);
    expect((await studio.call("DELETE", `keys/${key}`)).status).toBe(204);
    expect(await studio.get<readonly WriteKey[]>("keys")).toEqual([]);
    expect((await studio.call("DELETE", `keys/${key}`)).status).toBe(404);
  });

  it("take origins only, and an environment that there is", async () => {
    const studio = await aStudio();
    const bad = [
      { environment: "prod" },
      { environment: "live", origins: ["https://app.example/path"] },
      { environment: "live", origins: ["app.example"] },
      { environment: "live", origins: ["ftp://app.example"] },
      { environment: "live", origins: "https://app.example" },
    ];
    for (const body of bad) expect((await studio.call("POST", "keys", body)).status).toBe(400);
    expect(await studio.get<readonly WriteKey[]>("keys")).toEqual([]);
  });
});
