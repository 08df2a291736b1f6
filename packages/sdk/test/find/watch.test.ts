// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watch } from "../../src/find/watch.ts";
import { buttons } from "./buttons.ts";

function aWatch(selector: string) {
  const seen: (string | undefined)[] = [];
  const broken: (readonly string[])[] = [];
  const stop = watch(
    { selectors: [selector] },
    {
      onElement: (element) => seen.push(element?.textContent ?? undefined),
      onBroken: (tried) => broken.push(tried),
    },
  );
  return { seen, broken, stop };
}

describe("watching an element", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  it("tells at once of an element that is there", () => {
    buttons("Save");
    const { seen, stop } = aWatch("button");
    expect(seen).toEqual(["Save"]);
    stop();
  });

  it("waits for a late one", async () => {
    const { seen, broken, stop } = aWatch("button");
    expect(seen).toEqual([]);
    await vi.advanceTimersByTimeAsync(4_000);
    buttons("Late");
    await vi.advanceTimersByTimeAsync(600);
    expect(seen).toEqual(["Late"]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(broken).toEqual([]);
    stop();
  });

  it("takes the one that replaced it, and tells when it is gone", async () => {
    const [old] = buttons("Old");
    const { seen, stop } = aWatch("button");
    old!.remove();
    buttons("New");
    await vi.advanceTimersByTimeAsync(600);
    document.body.replaceChildren();
    await vi.advanceTimersByTimeAsync(600);
    expect(seen).toEqual(["Old", "New", undefined]);
    stop();
  });

  it("says after 10 s what was tried, and finds it even then", async () => {
    const { seen, broken, stop } = aWatch(".gone");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(broken).toEqual([[".gone", "missing"]]);
    const [late] = buttons("Very late");
    late!.className = "gone";
    await vi.advanceTimersByTimeAsync(600);
    expect(seen).toEqual(["Very late"]);
    stop();
  });

  it("is silent after it was stopped", async () => {
    const { seen, stop } = aWatch("button");
    stop();
    buttons("Save");
    await vi.advanceTimersByTimeAsync(20_000);
    expect(seen).toEqual([]);
  });
});
