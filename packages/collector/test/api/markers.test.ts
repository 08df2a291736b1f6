import type { Marker } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { aStudio } from "./studio.ts";

const RELEASE = { at: "2026-05-01T09:00:00.000Z", kind: "release", title: " New bank form " };

describe("days of releases and fixes", () => {
  it("are added, listed newest first and removed, and the audit log tells who did it", async () => {
    const studio = await aStudio();
    const added = await studio.call("POST", "markers", RELEASE);
    expect(added.status).toBe(201);
    const first = (await added.json()) as Marker;
    expect(first).toEqual({ ...RELEASE, title: "New bank form", id: first.id });
    await studio.call("POST", "markers", { ...RELEASE, at: "2026-05-03", kind: "fix" });
    const listed = await studio.get<readonly Marker[]>("markers");
    expect(listed.map(({ kind }) => kind)).toEqual(["fix", "release"]);
    expect((await studio.call("DELETE", `markers/${first.id}`)).status).toBe(204);
    expect(await studio.get<readonly Marker[]>("markers")).toHaveLength(1);
    const { definitions } = studio.collector.context.registry;
    const [last] = await definitions.audit(1);
    expect(last).toMatchObject({ action: "marker-removed", detail: first.id });
  });

  it.each([
    [{ ...RELEASE, at: "yesterday" }, /at is an ISO 8601 time/],
    [{ ...RELEASE, kind: "party" }, /kind is "release" or "fix"/],
    [{ ...RELEASE, title: " " }, /title is a text/],
    [{ ...RELEASE, title: "x".repeat(201) }, /at most 200/],
  ])("are refused with what is wrong: %j", async (marker, words) => {
    const studio = await aStudio();
    const answer = await studio.call("POST", "markers", marker);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { detail: string }).detail).toMatch(words);
    expect((await studio.call("DELETE", "markers/none")).status).toBe(404);
  });
});
