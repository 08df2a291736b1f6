import type { Page } from "playwright-core";

declare const cairn: import("@cairn/sdk").Cairn;

// The engine keeps twenty of each; then nothing grows any more.
const KEPT = 20;
const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 200;

/** As much of the engine's stall memory as tells whether it is full. */
interface StallMemory {
  readonly current?: object;
  readonly frustrations: readonly object[];
  readonly evidence?: {
    readonly frustrations: readonly object[];
    readonly failures: readonly object[];
  };
}

/**
 * Makes the page's user fail and click in rage until the engine's evidence is full, and answers the bytes of JSON that
 * its stall detector keeps of them in this browser.
 */
export async function stallStateBytes(page: Page, key: string): Promise<number> {
  await page.evaluate(getStuck, KEPT);
  const deadlineMs = performance.now() + PATIENCE_MS;
  while (performance.now() < deadlineMs) {
    const text = await page.evaluate(readStall, `cairn.${key}.engine`);
    if (text !== undefined && isFull(JSON.parse(text))) return Buffer.byteLength(text);
    await page.waitForTimeout(LOOK_EVERY_MS);
  }
  throw new Error("the engine did not gather the evidence of a stuck user");
}

function isFull({ current, frustrations, evidence }: StallMemory): boolean {
  return (
    current !== undefined &&
    frustrations.length >= KEPT &&
    evidence !== undefined &&
    evidence.frustrations.length >= KEPT &&
    evidence.failures.length >= KEPT
  );
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
      const place = { clientX: at * 40, clientY: 40, bubbles: true, composed: true };
      document.querySelector(`#b-${at}`)?.dispatchEvent(new MouseEvent("click", place));
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
  const stalls = records.flatMap((record) => record?.stall ?? []);
  return stalls.map((stall) => JSON.stringify(stall)).toSorted((a, b) => b.length - a.length)[0];
}
