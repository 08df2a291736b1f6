import { ok } from "@cairn/core";
import type { Marker, NewMarker } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import type { Api } from "../../src/api.ts";
import { createAnnouncer } from "../../src/models/announcer.ts";
import { createBeforeAfter } from "../../src/models/before-after.ts";
import { valueOf } from "../../src/models/resource.ts";
import { createRouter } from "../../src/models/router.ts";
import { fakePlatform, settle } from "../fake-platform.ts";

/** The model over a collector that notes what it is asked. */
function opened(hash: string) {
  const platform = fakePlatform(hash);
  const asked: unknown[] = [];
  let marks: readonly Marker[] = [];
  const api = {
    versions: () => Promise.resolve(ok([])),
    markers: () => Promise.resolve(ok(marks)),
    addMarker(sent: NewMarker) {
      const marker = { id: "m1", ...sent };
      marks = [marker, ...marks];
      return Promise.resolve(ok(marker));
    },
    removeMarker(id: string) {
      marks = marks.filter((mark) => mark.id !== id);
      return Promise.resolve(ok(undefined));
    },
    beforeAfter(env: string, question: object) {
      asked.push({ env, ...question });
      return new Promise(() => {});
    },
  } as unknown as Api;
  const announcer = createAnnouncer();
  const model = createBeforeAfter(api, platform, createRouter(platform), announcer, "test");
  return { platform, asked, announcer, model };
}

describe("before and after a day", () => {
  it("asks once a milestone and a day are chosen, and keeps both in the address", () => {
    const { platform, asked, model } = opened("#/before-after?env=test");
    expect(model.found.value).toBeUndefined();
    model.ask({ milestone: "bank" });
    expect(asked).toEqual([]);
    model.ask({ day: "2026-11-04" });
    model.ask({ days: 28 });
    const at = new Date("2026-11-04T00:00:00").toISOString();
    expect(asked).toEqual([
      { env: "test", milestone: "bank", at, days: 14 },
      { env: "test", milestone: "bank", at, days: 28 },
    ]);
    expect(platform.hash()).toBe("#/before-after?milestone=bank&day=2026-11-04&days=28&env=test");
    model.ask({ day: "" });
    expect(model.found.value).toBeUndefined();
    model.stop();
  });

  it("marks the day with what changed on it, says so, and takes the mark away again", async () => {
    const { announcer, model } = opened("#/before-after?milestone=bank&day=2026-11-04&env=test");
    await model.addMark();
    await settle();
    expect(valueOf(model.marks)).toEqual([]);
    model.typeMark({ title: "New bank form", kind: "fix" });
    await model.addMark();
    await settle();
    const at = new Date("2026-11-04T00:00:00").toISOString();
    expect(valueOf(model.marks)).toEqual([{ id: "m1", at, kind: "fix", title: "New bank form" }]);
    expect(model.mark.value.title).toBe("");
    expect(announcer.words.value).toBe("Marked: New bank form");
    await model.removeMark("m1");
    await settle();
    expect(valueOf(model.marks)).toEqual([]);
    model.stop();
  });
});
