import { afterAll, beforeAll, it } from "vitest";
import { tryStallToGuide } from "../engines/stall-to-guide.ts";
import type { Engine } from "../faults/engines/engine.ts";
import { startEngine } from "../faults/engines/start-engine.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine("chromium");
});
afterAll(() => engine?.stop());

it("leads by keyboard from the stall that most are in to a guide that is live, and who gets stuck there is shown it", async () => {
  await tryStallToGuide(engine);
});
