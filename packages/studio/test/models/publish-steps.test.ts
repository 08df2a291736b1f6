import { fail, ok } from "@cairn/core";
import { describe, expect, it } from "vitest";
import type { Api, ApiFailure } from "../../src/api.ts";
import { createPublishSteps } from "../../src/models/publish-steps.ts";
import { outcomeWords } from "../../src/words/publishing.ts";
import { stubDraft } from "./stub-draft.ts";

const AT = "2026-11-24T07:00:00.000Z";
const refused: ApiFailure = {
  kind: "refused",
  problem: { type: "", title: "Conflict", status: 409, detail: "Saved meanwhile" },
};

/** Steps over a collector that notes what it is asked. */
function open(parts: { isDown?: boolean; isSaved?: boolean; at?: string } = {}) {
  const { isDown = false, isSaved = true, at = AT } = parts;
  const asked: unknown[] = [];
  const version = { version: 6, publishedAt: AT, by: "Mira" };
  const call =
    (name: string, value: unknown) =>
    (...args: readonly unknown[]) => {
      asked.push([name, ...args]);
      return Promise.resolve(isDown ? fail(refused) : ok(value));
    };
  const api = {
    publish: call("publish", version),
    rollback: call("rollback", version),
    promote: call("promote", version),
    followLive: call("followLive", undefined),
    schedule: call("schedule", { at: AT }),
    cancelSchedule: call("cancel", undefined),
    pause: call("pause", undefined),
  } as unknown as Api;
  const draft = {
    ...stubDraft({ version: 1 }, { revision: 4, live: 5 }),
    save: async () => isSaved,
  };
  let [changed, taken] = [0, 0];
  const steps = createPublishSteps(api, draft, () => (changed += 1), {
    note: () => "Shorter",
    target: () => "test",
    at: () => (at === "" ? undefined : at),
    published: () => (taken += 1),
  });
  const words = () => (steps.outcome.value === undefined ? "" : outcomeWords(steps.outcome.value));
  return { steps, asked, words, changed: () => changed, taken: () => taken };
}

describe("steps that change what people see", () => {
  it("publish the revision that is seen here, with the note, to where it was said", async () => {
    const { steps, asked, words, changed, taken } = open();
    await steps.publish();
    expect(asked).toEqual([["publish", { revision: 4, environment: "test", note: "Shorter" }]]);
    expect(words()).toBe("Version 6 is in test: browsers with a test key get it, nobody else.");
    expect([changed(), taken()]).toEqual([1, 1]);
  });

  it("schedule it, with the moment on the reader's clock", async () => {
    const { steps, asked, words } = open();
    await steps.schedule();
    expect(asked).toEqual([
      ["schedule", { revision: 4, at: AT, environment: "test", note: "Shorter" }],
    ]);
    expect(words()).toMatch(
      /^The draft as it is now goes into test on 24 Nov 2026, \d\d:00 \(.+\)\./,
    );
    await steps.cancel(3);
    expect(asked.at(-1)).toEqual(["cancel", 3]);
  });

  it("roll back, and tell what was there for the way back", async () => {
    const { steps, asked, words } = open();
    await steps.rollback(3, "live");
    expect(words()).toBe("Version 3 is live again, as version 6.");
    expect(steps.outcome.value).toMatchObject({ before: 5 });
    await steps.rollback(5, "live");
    expect(asked.at(-1)).toEqual(["rollback", 5, "live"]);
  });

  it("promote, let test follow, and pause one environment or both", async () => {
    const { steps, asked, words } = open();
    await steps.promote(2);
    expect(words()).toBe("Version 2 is live. Test gets what live gets from now on.");
    await steps.followLive();
    await steps.pause(true);
    expect(words()).toBe("Paused. Every guide is gone from open tabs within 60 seconds.");
    await steps.pause(false, "test");
    expect(words()).toBe("Guides are on again in test.");
    expect(asked.slice(-2)).toEqual([
      ["pause", { paused: true }],
      ["pause", { paused: false, environment: "test" }],
    ]);
  });

  it("say why nothing happened, and keep what was entered", async () => {
    const unsaved = open({ isSaved: false });
    await unsaved.steps.publish();
    expect(unsaved.asked).toEqual([]);
    expect(unsaved.words()).toMatch(/not saved yet/);
    const timeless = open({ at: "" });
    await timeless.steps.schedule();
    expect(timeless.words()).toBe("Choose a day and a time first.");
    const down = open({ isDown: true });
    await down.steps.publish();
    expect(down.words()).toBe("Saved meanwhile.");
    expect(down.taken()).toBe(0);
  });

  it("are taken one at a time", async () => {
    const { steps, asked } = open();
    await Promise.all([steps.publish(), steps.publish(), steps.rollback(1, "live")]);
    expect(asked).toHaveLength(1);
  });
});
