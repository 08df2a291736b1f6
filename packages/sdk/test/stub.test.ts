import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { describe, expect, it, vi } from "vitest";
import type { Cairn } from "../src/cairn.ts";
import { offCairn } from "../src/guard-calls.ts";
import { type Stub, replayStub } from "../src/stub.ts";

const source = readFileSync(join(import.meta.dirname, "../stub.js"), "utf8");

/** The page's `cairn` after the inline stub ran. */
function runStub(): Cairn & Stub {
  const window: { cairn?: Cairn & Stub } = {};
  runInNewContext(source, { window, setTimeout, Promise });
  return window.cairn!;
}

describe("the inline stub", () => {
  it("is at most 400 bytes", () => {
    expect(Buffer.byteLength(source)).toBeLessThanOrEqual(400);
  });

  it("has every public call", () => {
    const { state, ...calls } = offCairn();
    expect(Object.keys(runStub())).toEqual(
      expect.arrayContaining([...Object.keys(calls), "state"]),
    );
    expect(state.value.ready).toBe(false);
  });

  it("is harmless while the script is blocked: promises settle within 2 s", async () => {
    vi.useFakeTimers();
    const cairn = runStub();
    cairn.track("Kept");
    expect(cairn.on("sent", () => {})()).toBeUndefined();
    expect(cairn.state.subscribe(() => {})()).toBeUndefined();
    const settled = Promise.all([cairn.startCancel(), cairn.flush()]);
    await vi.advanceTimersByTimeAsync(2000);
    expect((await settled)[0]).toMatchObject({ outcome: "continue" });
    vi.useRealTimers();
  });

  it("hands its calls over in order, and becomes the real thing itself", async () => {
    const stub = runStub();
    const early = stub.track;
    const seen: unknown[] = [];
    stub.identify("u1", { role: "owner" });
    const flushed = stub.flush();
    const subscribed = vi.fn();
    stub.state.subscribe(subscribed);
    const off = offCairn();
    const real: Cairn = {
      ...off,
      identify: (...given) => void seen.push(["identify", ...given]),
      track: (...given) => void seen.push(["track", ...given]),
      flush: async () => ({ ...(await off.flush()), sent: 7 }),
      state: { value: off.state.value, subscribe: (run) => (run(off.state.value), () => {}) },
    };
    expect(replayStub(stub, real)).toBe(stub);
    early("Late Call Of A Kept Function");
    stub.track("Direct");
    expect(seen).toEqual([
      ["identify", "u1", { role: "owner" }],
      ["track", "Late Call Of A Kept Function"],
      ["track", "Direct"],
    ]);
    expect((await flushed).sent).toBe(7);
    expect(subscribed).toHaveBeenCalledOnce();
  });
});
