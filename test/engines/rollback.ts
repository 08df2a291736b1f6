import { startCollector } from "../e2e/models/collector.ts";
import type { Engine, Profile, Tab } from "../faults/engines/engine.ts";
import { type DemoPage, demoIn } from "./demo-page.ts";
import { type Hands, handsOn } from "./hands.ts";

const RIGHT = "Get your first invoice paid";
const WRONG = "Wrong words went live";

/**
 * Something wrong is live; in the studio it is found in the history, taken back with one press, and the product shows
 * what was live before; then that is undone. In every engine by keyboard alone. Throws where it stops.
 */
export async function tryRollback(engine: Engine): Promise<void> {
  const collector = await startCollector({ demo: true });
  const profile = await engine.openProfile();
  try {
    const tab = await profile.openTab(collector.signInLink);
    const studio = handsOn(tab);
    await studio.isAt("Overview: People get stuck most often at Bank account connected");
    await publishWrongWords(tab);
    await inProduct(profile, `${collector.origin}/demo/?fresh`, async (demo) => {
      await demo.signUp("Ana Example");
      await demo.shows(WRONG);
    });

    await tab.toFront();
    await goBack(tab, collector.origin, studio);
    await inProduct(profile, `${collector.origin}/demo/`, (demo) => demo.shows(RIGHT));

    await tab.toFront();
    await studio.press("button", "Undo, back to version 2");
    await studio.sees("Version 2 is live again, as version 4.");
    await inProduct(profile, `${collector.origin}/demo/`, (demo) => demo.shows(WRONG));
  } finally {
    await profile.close();
    await collector.stop();
  }
}

/** Looks at the product in a tab of its own: keys reach the one in front alone. */
async function inProduct(
  profile: Profile,
  url: string,
  look: (demo: DemoPage) => Promise<void>,
): Promise<void> {
  const tab = await profile.openTab(url);
  await look(await demoIn(tab));
  await tab.close();
}

/** As a colleague would, from another window. */
async function publishWrongWords(tab: Tab): Promise<void> {
  await tab.evaluate(`(async () => {
    const call = async (method, path, body) => {
      const headers = { "content-type": "application/json" };
      const answer = await fetch("/api/" + path, { method, headers, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(path + ": " + answer.status);
      return answer.json();
    };
    const { guidebook, revision } = await call("GET", "draft");
    const text = JSON.stringify(guidebook).replaceAll(${JSON.stringify(RIGHT)}, ${JSON.stringify(WRONG)});
    const saved = await call("PUT", "draft", { guidebook: JSON.parse(text), revision });
    await call("POST", "publish", { revision: saved.revision, note: "New words" });
  })()`);
}

async function goBack(tab: Tab, origin: string, studio: Hands): Promise<void> {
  await tab.go(`${origin}/studio/#/publish`);
  await studio.isAt("Publish");
  await studio.sees("Version 2 is live");
  await studio.press("link", "Changes of version 2");
  await studio.sees("From version 1 to version 2");
  await studio.sees(WRONG);
  await studio.press("button", "Roll back to version 1");
  await studio.sees("Version 1 is live again, as version 3.");
}
