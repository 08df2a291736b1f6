import type { StalledPerson, Stalls } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import type { Api } from "../../src/api.ts";
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

describe("the lists of people who stalled", () => {
  it("name the latest first: by when they got stuck, or by when they got through", () => {
    expect(newestFirst(STALLS, "stuck").map((one) => one.user)).toEqual(["late", "early"]);
    const through = newestFirst(STALLS, "through").map((one) => one.user);
    expect(through).toEqual(["through-last", "through-first"]);
  });

  it("open in the address, each by itself, with focus where the hidden ones begin", () => {
    const focused: string[] = [];
    const platform = { ...fakePlatform("#/?env=test"), focus: (id: string) => focused.push(id) };
    const router = createRouter(platform);
    const never = (): Promise<never> => new Promise(() => {});
    const api = {
      overview: never,
      funnel: never,
      stalls: never,
      stallsCsvUrl: () => "",
      firstScreenLoss: never,
      delivery: never,
    } as unknown as Api;
    const draft = { guidebook: { value: { version: 1 } } } as unknown as DraftModel;
    const model = createOverview(api, platform, router, draft, "test");
    model.toggleAll("through");
    expect(platform.hash()).toBe("#/?all=through&env=test");
    model.toggleAll("stuck");
    expect(model.all.value).toEqual(["stuck", "through"]);
    model.toggleAll("through");
    expect(platform.hash()).toBe("#/?all=stuck&env=test");
    expect(focused).toEqual(["stalled-through-8", "stalled-stuck-8", "stalled-through-more"]);
    model.stop();
  });
});
