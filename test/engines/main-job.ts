import { startCollector } from "../e2e/models/collector.ts";
import type { Engine } from "../faults/engines/engine.ts";
import { demoIn } from "./demo-page.ts";

/**
 * The main job in any engine: a new user of the demo gets the checklist, ticks an item, is offered help at the third
 * failure, reads the answer and goes on. Throws where it stops.
 */
export async function tryMainJob(engine: Engine): Promise<void> {
  const collector = await startCollector({ demo: true });
  const profile = await engine.openProfile();
  try {
    const tab = await profile.openTab(`${collector.origin}/demo/?fresh`);
    const app = await demoIn(tab);
    await app.signUp("Ana Example");
    await app.shows("Get your first invoice paid");
    await app.shows("0 of 4 done");

    await app.addCustomer("Northwind");
    await app.shows("1 of 4 done");

    await app.failAtBank("12 34 56", "1234567", "12-34-567");
    await app.shows("This may help");
    await app.choose("Show the answer");
    await app.shows("8 digits");

    await app.enter({ "bank-account-number": "01234567" });
    await app.press("connect-bank");
    await app.shows("2 of 4 done");
    const report = await tab.evaluate<{ readonly rejected: number }>("cairn.flush()");
    if (report.rejected > 0) throw new Error(`${report.rejected} events were refused`);
  } finally {
    await profile.close();
    await collector.stop();
  }
}
