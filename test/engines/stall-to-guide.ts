import { startCollector } from "../e2e/models/collector.ts";
import type { Engine, Tab } from "../faults/engines/engine.ts";
import { type DemoPage, demoIn } from "./demo-page.ts";
import { type Hands, handsOn } from "./hands.ts";

const TITLE = "Bank account connected: this may help";
const WORDS = "Eight digits; put a 0 in front.";

/**
 * From the stall that most people are in to a guide that is live, in the studio, and then as somebody who gets stuck
 * there: they are shown it. In Chromium by keyboard alone. Throws where it stops.
 */
export async function tryStallToGuide(engine: Engine): Promise<void> {
  const collector = await startCollector({ demo: true });
  const profile = await engine.openProfile();
  try {
    const tab = await profile.openTab(collector.signInLink);
    await makeGuide(handsOn(tab));
    const product = await profile.openTab(`${collector.origin}/demo/?fresh`);
    await getStuck(await demoIn(product), product);
  } finally {
    await profile.close();
    await collector.stop();
  }
}

async function makeGuide(studio: Hands): Promise<void> {
  // How many per cent depends on the hour: the demo's history ends now.
  await studio.sees("\u00a0% have not got past Bank account connected so far");
  await studio.press("button", "Make a guide for it: Bank account connected");
  await studio.isAt(TITLE);
  await studio.fill("Words", WORDS);
  await studio.press("link", "Next: publish");
  await studio.isAt("Publish");
  await studio.sees("Ready to publish");
  await studio.press("button", "Publish changes");
  await studio.sees("Version 2 is live");
}

async function getStuck(demo: DemoPage, tab: Tab): Promise<void> {
  await demo.signUp("Ana Example");
  await demo.addCustomer("Northwind");
  await demo.failAtBank("12 34 56", "1234567", "12-34-567");
  await demo.shows(TITLE);
  await demo.shows("put a 0 in front");
  const report = await tab.evaluate<{ readonly rejected: number }>("cairn.flush()");
  if (report.rejected > 0) throw new Error(`${report.rejected} events were refused`);
}
