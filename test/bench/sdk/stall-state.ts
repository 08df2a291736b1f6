import {
  expectedBaseline,
  foldStall,
  type StallBaseline,
  type StallReasonKind,
  type StallState,
} from "@cairn/core";
import type { Page } from "playwright-core";
import { learnedBaseline } from "./stuck-user.ts";

declare const cairn: import("@cairn/sdk").Cairn;

const TIMES = 20;
const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 200;
const MILESTONE = "bank-connected";
const NAMES = [
  "Signed Up",
  "Customer Added",
  "Invoice Created",
  "Invoice Sent",
  "Bank Connect Failed",
  "Bank Connected",
];

/** The engine's stall memory: the state, and since when they are stuck. */
type StallMemory = readonly [StallState?, number?];

/** What the bench's page judges by: of the size that is learned, and not the author's rule alone. */
export const LEARNED: StallBaseline = learnedBaseline(MILESTONE, NAMES);

/**
 * Makes the page's user fail and click in rage twenty times each, and answers the bytes of JSON that its stall detector
 * keeps of them in this browser: all that it keeps.
 */
export async function stallStateBytes(page: Page, key: string): Promise<number> {
  await page.evaluate(getStuck, TIMES);
  const deadlineMs = performance.now() + PATIENCE_MS;
  while (performance.now() < deadlineMs) {
    const text = await page.evaluate(readStall, `cairn.${key}.engine`);
    if (text !== undefined && isFull(JSON.parse(text) as StallMemory)) {
      return Buffer.byteLength(text);
    }
    await page.waitForTimeout(LOOK_EVERY_MS);
  }
  throw new Error("the engine did not gather the evidence of a stuck user");
}

/** The same of somebody who gave twenty signs of every kind there is at one milestone. */
export function mostStallStateBytes(nowMs: number): number {
  const kinds = expectedBaseline([])
    .steps.map(([source]) => source)
    .filter((source) => !/:|^long-active-time$/.test(source)) as readonly StallReasonKind[];
  let state: StallState | undefined;
  const when = (active: number) => ({ atMs: nowMs + active * 1000, active });
  state = foldStall(state, { kind: "milestone", milestone: MILESTONE, ...when(0) }, LEARNED);
  for (let at = 1; at <= TIMES; at += 1) {
    for (const name of NAMES)
      state = foldStall(state, { kind: "event", name, ...when(at) }, LEARNED);
    for (const sign of kinds) {
      const where = { path: "/demo/settings/bank", element: "#bank-form > div > button" };
      state = foldStall(state, { kind: "sign", sign, where, ...when(at) }, LEARNED);
    }
  }
  return JSON.stringify([state, nowMs]).length;
}

function isFull([state, stuckMs]: StallMemory): boolean {
  const seen = state?.[4] ?? {};
  const times = ["failed-attempts", "rage-click"].map((kind) => seen[kind]?.[0] ?? 0);
  return stuckMs !== undefined && times.every((count) => count >= TIMES);
}

/** Runs in the page. Each button is clicked as in rage, far enough from the others to be told apart. */
async function getStuck(times: number): Promise<void> {
  const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  cairn.track("Customer Added", { customerId: "c1" });
  cairn.track("Invoice Sent", { invoiceId: "i1" });
  await pause(100);
  for (let at = 0; at < times; at += 1) {
    cairn.track("Bank Connect Failed", { reason: "Account number invalid" });
    for (let click = 0; click < 4; click += 1) {
      const place = { clientX: at * 40, clientY: 40, bubbles: true, composed: true, detail: 1 };
      const button = document.querySelector(`#b-${at}`);
      button?.dispatchEvent(new PointerEvent("pointerdown", place));
      button?.dispatchEvent(new MouseEvent("click", place));
    }
    await pause(20);
  }
}

/** Runs in the page. The stall memory in the engine's database as JSON. */
async function readStall(name: string): Promise<string | undefined> {
  const opening = indexedDB.open(name);
  await new Promise((resolve) => opening.addEventListener("success", resolve));
  const all = opening.result.transaction("rows").objectStore("rows").getAll();
  await new Promise((resolve) => all.addEventListener("success", resolve));
  opening.result.close();
  const records = all.result as readonly ({ readonly stall?: object } | null)[];
  const stalls = records.flatMap((record) => (record?.stall ? [JSON.stringify(record.stall)] : []));
  return stalls.toSorted((a, b) => b.length - a.length)[0];
}
