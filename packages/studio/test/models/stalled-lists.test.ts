import type { StalledPerson, Stalls } from "@cairn/core/api";
import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import type { Api } from "../../src/api.ts";
import { createAnnouncer } from "../../src/models/announcer.ts";
import { createOverview } from "../../src/models/overview.ts";
import { createRouter } from "../../src/models/router.ts";
import { newestFirst } from "../../src/models/stalled-lists.ts";
import type { DraftModel } from "../../src/models/draft.ts";
import { fakePlatform } from "../fake-platform.ts";

function stalled(user: string, at: string, resolvedAt?: string): StalledPerson {
  const common = { user, milestone: "bank", title: "Connect a bank", at, reasons: [], words: "" };
  return resolvedAt === undefined ? common : { ...common, resolvedAt };
}

const STALLS: Stalls = {
  byMilestone: [],
  people: [
    stalled("early", "2026-11-01T10:00:00Z"),
    stalled("late", "2026-11-03T10:00:00Z"),
    stalled("through-first", "2026-11-02T10:00:00Z", "2026-11-03T10:00:00Z"),
    stalled("through-last", "2026-11-01T10:00:00Z", "2026-11-04T10:00:00Z"),
  ],
};

/** The overview at an address, before a collector that has not answered yet. */
function opened(hash: string) {
  const focused: string[] = [];
  const platform = { ...fakePlatform(hash), focus: (id: string) => focused.push(id) };
  const api = new Proxy({} as Api, {
    get: (_, name) => () => (name === "stallsCsvUrl" ? "" : new Promise(() => {})),
  });
  const draft = {
    guidebook: signal({ version: 1 }),
    stored: signal(undefined),
  } as unknown as DraftModel;
  const parts = {
    api,
    platform,
    draft,
    router: createRouter(platform),
    announcer: createAnnouncer(),
  };
  return { platform, focused, model: createOverview(parts, { name: "Mira" }, "test") };
}

describe("the lists of people who stalled", () => {
  it("name the latest first: by when they got stuck, or by when they got through", () => {
    expect(newestFirst(STALLS, "stuck").map((one) => one.user)).toEqual(["late", "early"]);
    const through = newestFirst(STALLS, "through").map((one) => one.user);
    expect(through).toEqual(["through-last", "through-first"]);
  });

  it("open in the address, each by itself, with focus where the hidden ones begin", () => {
    const { platform, focused, model } = opened("#/?env=test");
    model.toggleAll("through");
    expect(platform.hash()).toBe("#/?all=through&env=test");
    model.toggleAll("stuck");
    expect(model.all.value).toEqual(["stuck", "through"]);
    model.toggleAll("through");
    expect(platform.hash()).toBe("#/?all=stuck&env=test");
    expect(focused).toEqual(["stalled-through-8", "stalled-stuck-8", "stalled-through-more"]);
    model.stop();
  });

  it("stay as they are when another milestone is chosen for a curve, and the address keeps both", () => {
    const { platform, model } = opened("#/?all=stuck");
    model.choose({ rate: "bank" });
    model.choose({ curve: "paid" });
    expect(platform.hash()).toBe("#/?all=stuck&rate=bank&curve=paid");
    expect([model.rate.value, model.milestone.value]).toEqual(["bank", "paid"]);
    model.choose({ rate: "" });
    expect(platform.hash()).toBe("#/?all=stuck&curve=paid");
    model.stop();
  });
});
