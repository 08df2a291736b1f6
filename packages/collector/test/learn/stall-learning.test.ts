import { describe, expect, it, vi } from "vitest";
import type { CollectorDeps } from "../../src/context.ts";
import type { StallFit } from "../../src/learn/stall-fit.ts";
import type { StallHistory } from "../../src/learn/stall-history.ts";
import {
  aProduct,
  DAY_MS,
  GUIDEBOOK,
  MINUTE_MS,
  NOW_MS,
  people,
  type Product,
} from "./a-product.ts";

const HOUR_MS = 60 * MINUTE_MS;

const few: StallFit = {
  kind: "insufficient",
  because: "few-users",
  users: 3,
  passed: 2,
  lost: 1,
};

/** A fit that a test sees from both ends: what it was given, and what it answers. */
function aFit(...answers: readonly StallFit[]) {
  const seen: { histories: readonly StallHistory[]; alpha: number | undefined }[] = [];
  const fitStalls: CollectorDeps["fitStalls"] = async (histories, { alpha }) => {
    seen.push({ histories, alpha });
    return answers[seen.length - 1] ?? answers.at(-1) ?? few;
  };
  return { seen, fitStalls };
}

const QUALITY = {
  users: 5,
  passed: 3,
  lost: 2,
  helped: 0,
  firstScreenLoss: 0,
  auc: 0.7,
  alpha: 0.05,
  falseAlarmRate: 0.05,
  recall: 0.2,
  calibration: [],
  milestones: {},
};
const fitted: StallFit = {
  kind: "fitted",
  baseline: {
    version: "learned",
    names: {},
    steps: [["since", 10, 3]],
    milestones: { customer: [0, 0] },
    threshold: 5,
    slack: 2,
  },
  quality: QUALITY,
};

async function versionsServed({ context }: Product): Promise<readonly string[]> {
  const { guidebook } = await context.guidebook.forCollector();
  return guidebook.stalls.map(({ version }) => version);
}

async function latest({ context }: Product) {
  const { stalls } = await context.guidebook.forCollector();
  return context.registry.stallModels.latest(stalls.definitions);
}

describe("learning of stalls", () => {
  it("gathers, fits to the rate that the guidebook asks for, keeps what came of it and serves it", async () => {
    const { seen, fitStalls } = aFit(fitted);
    const product = await aProduct({ ...GUIDEBOOK, stalls: { falseAlarms: 0.1 } }, { fitStalls });
    await product.happened(...people(3, 2));
    await product.context.learning.refit();
    expect(seen).toHaveLength(1);
    expect(seen[0]?.alpha).toBe(0.1);
    expect(seen[0]?.histories).toHaveLength(5);
    expect(await latest(product)).toMatchObject({
      number: 1,
      fittedAtMs: NOW_MS,
      falseAlarms: 0.1,
      activeTime: "measured",
      horizonMs: 14 * DAY_MS,
      fit: { kind: "fitted", quality: { auc: 0.7 } },
    });
    expect(await versionsServed(product)).toEqual(["learned-1", "expected-1"]);
  });

  it("makes one fit of two that are asked for at the same time", async () => {
    const { seen, fitStalls } = aFit(fitted);
    const product = await aProduct(GUIDEBOOK, { fitStalls });
    const { learning } = product.context;
    await Promise.all([learning.refit(), learning.refit()]);
    expect(seen).toHaveLength(1);
    expect(learning.progress()).toBeUndefined();
  });

  it("says how far it is", async () => {
    const steps: unknown[] = [];
    const fitStalls: CollectorDeps["fitStalls"] = async () => {
      steps.push(product.context.learning.progress());
      return few;
    };
    const product = await aProduct(GUIDEBOOK, { fitStalls });
    await product.happened(...people(3, 0));
    const fitting = product.context.learning.refit();
    expect(product.context.learning.progress()).toMatchObject({ step: "waiting" });
    await fitting;
    expect(steps).toEqual([
      { step: "computing", since: new Date(NOW_MS).toISOString(), done: 3, all: 3 },
    ]);
  });

  it("begins again where the milestones changed while it computed, and keeps nothing of before", async () => {
    let turn = 0;
    const fitStalls: CollectorDeps["fitStalls"] = async (histories) => {
      turn += 1;
      const { customer } = GUIDEBOOK.milestones!;
      if (turn === 1) {
        await product.publish({
          ...GUIDEBOOK,
          milestones: { customer: customer! },
          activation: { milestones: ["customer"] },
          guides: {},
        });
      }
      const passed = histories.filter(({ outcome }) => outcome === "passed").length;
      return { ...few, passed };
    };
    const product = await aProduct(GUIDEBOOK, { fitStalls });
    await product.happened(...people(3, 2));
    await product.context.learning.refit();
    expect(turn).toBe(2);
    // Under the new definitions all five got through: the first milestone is all that it takes.
    expect(await latest(product)).toMatchObject({ number: 1, fit: { passed: 5 } });
  });

  it("keeps nothing when it is stopped meanwhile", async () => {
    const fitStalls: CollectorDeps["fitStalls"] = (_histories, _options, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(new Error("ended")));
      });
    const product = await aProduct(GUIDEBOOK, { fitStalls });
    await product.happened(...people(3, 2));
    const fitting = product.context.learning.refit();
    await vi.waitUntil(() => product.context.learning.progress()?.step === "computing");
    await product.context.learning.stop();
    await fitting;
    expect(await latest(product)).toBeUndefined();
    expect(product.reported).toEqual([]);
  });

  it("does not keep a collector from stopping while it waits for a rebuild", async () => {
    const { seen, fitStalls } = aFit(fitted);
    const product = await aProduct(GUIDEBOOK, { fitStalls });
    const { learning, projector } = product.context;
    vi.spyOn(projector, "caughtUp").mockReturnValue(new Promise(() => undefined));
    const fitting = learning.refit();
    await learning.stop();
    await fitting;
    expect(seen).toEqual([]);
  });

  it("has nothing to do without a milestone", async () => {
    const { seen, fitStalls } = aFit(fitted);
    const product = await aProduct({ version: 1 }, { fitStalls });
    await product.context.learning.refit();
    expect(seen).toEqual([]);
    const book = await product.context.guidebook.forCollector();
    expect(product.context.learning.nextAtMs(undefined, book)).toBeUndefined();
  });
});

describe("when stalls are learned anew", () => {
  /** A product whose collector runs for so long, looking every minute. */
  async function ran(product: Product, ms: number, startMs = NOW_MS): Promise<void> {
    for (let at = MINUTE_MS; at <= ms; at += MINUTE_MS) {
      product.goTo(startMs + at);
      await vi.advanceTimersByTimeAsync(MINUTE_MS);
    }
  }

  async function withTimers(work: () => Promise<void>): Promise<void> {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      await work();
    } finally {
      vi.useRealTimers();
    }
  }

  /** Lets a fit that began come to its end. */
  const settled = ({ context: { learning } }: Product) =>
    vi.waitUntil(() => learning.progress() === undefined);

  it("is a minute after the start, then once a day", () =>
    withTimers(async () => {
      const { seen, fitStalls } = aFit(fitted);
      const product = await aProduct(GUIDEBOOK, { fitStalls });
      product.context.learning.start();
      await ran(product, MINUTE_MS);
      await vi.waitUntil(() => seen.length === 1);
      await settled(product);
      await ran(product, 23 * HOUR_MS, NOW_MS + MINUTE_MS);
      await settled(product);
      expect(seen).toHaveLength(1);
      await ran(product, 2 * HOUR_MS, NOW_MS + 23 * HOUR_MS + MINUTE_MS);
      await vi.waitUntil(() => seen.length === 2);
      await product.stop();
    }));

  it("is three hours later while there is too little, so that the figure is of today", () =>
    withTimers(async () => {
      const { seen, fitStalls } = aFit(few);
      const product = await aProduct(GUIDEBOOK, { fitStalls });
      await product.context.learning.refit();
      product.context.learning.start();
      await ran(product, 2 * HOUR_MS);
      await settled(product);
      expect(seen).toHaveLength(1);
      await ran(product, 2 * HOUR_MS, NOW_MS + 2 * HOUR_MS);
      await vi.waitUntil(() => seen.length === 2);
      await product.stop();
    }));

  it("is at once for milestones that were never learned", () =>
    withTimers(async () => {
      const { seen, fitStalls } = aFit(fitted);
      const product = await aProduct(GUIDEBOOK, { fitStalls });
      await product.context.learning.refit();
      product.context.learning.start();
      await product.publish({ ...GUIDEBOOK, stalls: { falseAlarms: 0.2 } });
      await ran(product, MINUTE_MS);
      await vi.waitUntil(() => seen.length === 2);
      expect(seen[1]?.alpha).toBe(0.2);
      await product.stop();
    }));

  it("is an hour after one that failed, which is reported, and the last good one stays", () =>
    withTimers(async () => {
      let turn = 0;
      const fitStalls: CollectorDeps["fitStalls"] = async () => {
        turn += 1;
        if (turn === 2) throw new Error("out of memory");
        return fitted;
      };
      const product = await aProduct(GUIDEBOOK, { fitStalls });
      await product.context.learning.refit();
      product.context.learning.start();
      product.goTo(NOW_MS + 25 * HOUR_MS);
      await vi.advanceTimersByTimeAsync(MINUTE_MS);
      await vi.waitUntil(() => product.reported.length === 1);
      expect(await versionsServed(product)).toEqual(["learned-1", "expected-1"]);
      await ran(product, 30 * MINUTE_MS, NOW_MS + 25 * HOUR_MS);
      expect(turn).toBe(2);
      await ran(product, HOUR_MS, NOW_MS + 25.5 * HOUR_MS);
      await vi.waitUntil(() => turn === 3);
      await product.stop();
    }));
});
