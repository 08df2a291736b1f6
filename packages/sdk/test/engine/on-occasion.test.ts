import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { onOccasion } from "../../src/engine/stage/on-occasion.ts";
import type { Backstage } from "../../src/engine/stage.ts";

/** A chunk that fails as often as `failures` says, on a page where "tip" and the help were asked for. */
function arrange(failures: number) {
  let path = "/";
  let left = failures;
  const warn = vi.fn();
  const load = vi.fn(async () => {
    if (left-- > 0) throw new TypeError("blocked");
    return "chunk";
  });
  const begin = vi.fn();
  const backstage = {
    port: { path: () => path, warn },
    asked: new Set(["tip"]),
    opening: { query: "iban" },
  } as unknown as Backstage;
  const bring = onOccasion(backstage, load, begin);
  return {
    backstage,
    warn,
    load,
    begin,
    bring: (isAsked = false) => {
      void bring(isAsked);
      return vi.advanceTimersByTimeAsync(2_000);
    },
    goTo(next: string) {
      path = next;
    },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("what comes on an occasion", () => {
  it("is fetched once, and once more where that fails", async () => {
    const { bring, load, begin, warn, backstage } = arrange(1);
    await bring();
    await bring();
    expect(load).toHaveBeenCalledTimes(2);
    expect(begin.mock.calls).toEqual([["chunk"]]);
    expect(warn).not.toHaveBeenCalled();
    expect(backstage.asked.size).toBe(1);
  });

  it("is left alone after two failures, which are warned of, and tried again on another path", async () => {
    const { bring, load, begin, warn, goTo } = arrange(2);
    await bring();
    await bring();
    expect(load).toHaveBeenCalledTimes(2);
    expect(warn.mock.calls).toEqual([["later", "No tips, no help."]]);
    goTo("/there");
    await bring();
    expect(begin).toHaveBeenCalledTimes(1);
  });

  it("is tried again as soon as somebody asks; what was asked for when it failed is forgotten", async () => {
    const { bring, load, begin, backstage } = arrange(2);
    await bring(true);
    expect([backstage.asked.size, backstage.opening]).toEqual([0, undefined]);
    await bring(true);
    expect(load).toHaveBeenCalledTimes(3);
    expect(begin).toHaveBeenCalledTimes(1);
  });
});
