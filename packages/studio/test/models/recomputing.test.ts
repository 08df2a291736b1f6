import { fail, ok } from "@cairn/core";
import type { Delivery } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import { createRecomputing } from "../../src/models/recomputing.ts";
import { percentDone } from "../../src/words/figures.ts";
import { fakePlatform, settle } from "../fake-platform.ts";

/** A collector whose answers are these, one after the other; undefined: it cannot be reached. */
function aCollector(...rebuilds: readonly (Delivery["rebuild"] | "none" | undefined)[]) {
  const platform = fakePlatform();
  let asked = 0;
  let done = 0;
  const delivery = () => {
    const rebuild = rebuilds[Math.min(asked++, rebuilds.length - 1)];
    return Promise.resolve(
      rebuild === undefined
        ? fail({ kind: "lost" as const })
        : ok((rebuild === "none" ? {} : { rebuild }) as Delivery),
    );
  };
  const model = createRecomputing({ delivery }, platform, "live", () => (done += 1));
  return { platform, model, done: () => done, asked: () => asked };
}

describe("recomputing milestones", () => {
  it("tells each second how far it is, and once when it is done", async () => {
    const { platform, model, done } = aCollector(
      { events: 0, all: 6_000 },
      { events: 2_520, all: 6_000 },
      undefined,
      "none",
    );
    await settle();
    expect(model.share.value).toBe(0);
    await platform.pass(1_000);
    expect(model.share.value).toBe(0.42);
    // An answer that is lost takes nothing away.
    await platform.pass(1_000);
    expect(model.share.value).toBe(0.42);
    expect(done()).toBe(0);
    await platform.pass(1_000);
    expect(model.share.value).toBeUndefined();
    expect(done()).toBe(1);
    model.stop();
  });

  it("looks seldom while nothing is recomputed, at once when told to, and not after it was stopped", async () => {
    const { platform, model, asked } = aCollector("none");
    await settle();
    await platform.pass(14_000);
    expect(asked()).toBe(1);
    model.look();
    await settle();
    expect(asked()).toBe(2);
    await platform.pass(15_000);
    expect(asked()).toBe(3);
    model.stop();
    await platform.pass(60_000);
    expect(asked()).toBe(3);
  });

  it("is said in whole per cent, and never as done before it is", () => {
    expect(percentDone(0.4299)).toBe("42\u00a0%");
    expect(percentDone(0.9999)).toBe("99\u00a0%");
  });
});
