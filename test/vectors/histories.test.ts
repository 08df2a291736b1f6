// @vitest-environment happy-dom
import {
  expectedBaseline,
  foldStall,
  type JsonObject,
  type StallBaseline,
  type StallState,
} from "@cairn/core";
import type { Cursor, LogRow } from "@cairn/collector/store";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { historyOf } from "../../packages/collector/src/learn/history-of.ts";
import { aBrowser, aPage } from "../../packages/sdk/test/engine/a-page.ts";
import { aGuidebook, aMilestone } from "../../packages/sdk/test/engine/builders.ts";

const WALKS = 100;
const STEPS = 25;
const REACHED_BY: Readonly<Record<string, string>> = {
  "Customer Added": "customer",
  "Bank Connected": "bank",
  "Invoice Paid": "paid",
};
const EVENTS = [
  "Bank Opened",
  "Bank Refused",
  "Settings Opened",
  "Unnamed",
  ...Object.keys(REACHED_BY),
];
const PATHS = ["/", "/bank", "/settings"];

const milestones = [
  aMilestone("customer", "Customer Added"),
  aMilestone("bank", "Bank Connected", {
    after: ["customer"],
    pages: ["/bank"],
    failure: { name: "Bank Refused" },
  }),
  aMilestone("paid", "Invoice Paid", { after: ["bank"] }),
];
/** Sees and counts everything, and never alarms: who is stuck stays with their milestone, which a log does not tell. */
const baseline: StallBaseline = {
  version: "learned-1",
  names: Object.fromEntries(
    EVENTS.filter((name) => name !== "Unnamed").map((name) => [name, name]),
  ),
  steps: [],
  milestones: { customer: [0, 0], bank: [0, 0], paid: [0, 0] },
  threshold: 1_000_000,
  slack: 0,
};
const book = {
  ...aGuidebook(milestones),
  stalls: [baseline, expectedBaseline([])],
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("reads from the log what browsers fold as it happens", async () => {
  const random = createRandom(20_271);
  for (let walk = 0; walk < WALKS; walk += 1) {
    const { state, rows, reached } = await walked(random);
    const person = { id: "anon:anon-1", firstMs: rows[0]!.atMs, reached };
    const history = historyOf(person, rows, { book, rescues: () => false });
    const folded = (history?.happenings ?? []).reduce<StallState | undefined>(
      (before, happening) => foldStall(before, happening, baseline),
      undefined,
    );

    expect({ walk, ...told(folded) }).toEqual({ walk, ...told(state) });
    expect(Math.abs(folded![3].active - state![3].active)).toBeLessThanOrEqual(1);
    // Browsers count time in stretches of up to five seconds, by the page on which each ends.
    expect(Math.abs(folded![3].since - state![3].since)).toBeLessThanOrEqual(10);
  }
});

/** What must be the same, without times. */
function told(state: StallState | undefined): object {
  const [milestone, lastMs, last, values, seen] = state!;
  const { active: _active, since: _since, silence: _silence, ...counts } = values;
  const signs = Object.fromEntries(Object.entries(seen).map(([kind, sign]) => [kind, sign[0]]));
  return { milestone, lastMs, last, counts, signs };
}

/** One visit in a page with the real engine, with the rows that the collector would have of it. */
async function walked(random: () => number) {
  const browser = aBrowser();
  const page = aPage(book, { browser, config: { frustration: false } });
  const rows: LogRow[] = [];
  const reached: Record<string, number> = {};
  let path = "/";
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  await page.wait(1);
  for (let step = 0; step < STEPS; step += 1) {
    const seconds = Math.floor(random() * 8);
    for (let second = 0; second < seconds; second += 1) {
      page.activeMs += 1_000;
      await page.wait(1_000);
    }
    // A break in which nobody is there.
    if (random() < 0.1) await page.wait(40_000);
    if (random() < 0.25) {
      path = pick(PATHS);
      page.goTo(path);
      await page.wait(1);
    }
    const isSign = step < STEPS - 1 && random() < 0.15;
    const name = isSign ? "Frustration Detected" : step === STEPS - 1 ? EVENTS[0]! : pick(EVENTS);
    const properties: JsonObject = isSign ? { kind: "rage-click", path, count: 4 } : {};
    const milestone = REACHED_BY[name];
    const after = new Set([...Object.keys(reached), milestone ?? ""]);
    // Nothing is looked at once somebody is through.
    if (milestones.every((one) => after.has(one.milestone.id))) continue;
    if (milestone !== undefined) reached[milestone] ??= Date.now();
    rows.push(aRow(name, path, page.activeMs, rows.length, properties));
    page.track(name, properties);
    await page.wait(1);
  }
  await page.wait(5_000);
  const record = [...browser.values()].find(
    (one): one is { readonly stall: readonly [StallState] } =>
      typeof one === "object" && one !== null && "stall" in one,
  );
  page.engine.stop();
  return { state: record?.stall[0], rows, reached };
}

function aRow(
  name: string,
  path: string,
  activeMs: number,
  seq: number,
  properties: JsonObject,
): LogRow {
  const atMs = Date.now();
  return {
    environment: "live",
    cursor: String(seq) as Cursor,
    messageId: `m-${seq}`,
    type: "track",
    name,
    actor: "anon:anon-1",
    atMs,
    receivedAtMs: atMs,
    session: "session-1",
    seq,
    properties,
    context: { page: { path }, cairn: { session: "session-1", seq, activeMs } },
  };
}

/** Park and Miller's generator: the same walks each time. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
