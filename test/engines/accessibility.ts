import { sceneNames } from "../e2e/host-pages/gallery/scenes.ts";
import { axeSource, findFaults, unexplained } from "../e2e/models/axe.ts";
import {
  beginning,
  focusedWords,
  isSeen,
  keyboardWalks,
  toldOf,
} from "../e2e/models/keyboard-walks.ts";
import type { KeyboardWalk } from "../e2e/models/keyboard-walks.ts";
import { serveGallery } from "../e2e/models/widget-page.ts";
import type { Engine, Tab } from "../faults/engines/engine.ts";
import { eventually } from "../faults/eventually.ts";

const LOOKS = ["scheme=light", "scheme=dark", "dir=rtl&scheme=light"];
const FOCUS_WITHIN_MS = 3000;

/** What was tried in one engine, and what came out wrong, each as a line. */
export interface AccessibilityReport {
  readonly scenes: number;
  readonly walks: number;
  readonly faults: readonly string[];
}

/** Every scene of the gallery in each look before axe, and each keyboard walk, in any engine. */
export async function tryAccessibility(engine: Engine): Promise<AccessibilityReport> {
  const served = await serveGallery("gallery");
  const profile = await engine.openProfile();
  const faults: string[] = [];
  try {
    const tab = await profile.openTab(`${served.url}?${LOOKS[0]}`);
    for (const look of LOOKS) {
      await tab.go(`${served.url}?${look}`);
      await isReady(tab);
      await tab.evaluate(`(() => { ${axeSource}; })()`);
      for (const scene of sceneNames) {
        const found = await tab
          .evaluate<readonly string[]>(
            `gallery.stage(${JSON.stringify(scene)}).then(() => ${findFaults})`,
          )
          .catch((error: unknown) => [String(error)]);
        faults.push(...unexplained(found).map((fault) => `${look}, ${scene}: ${fault}`));
      }
    }
    await tab.go(`${served.url}?${LOOKS[0]}`);
    await isReady(tab);
    for (const walk of keyboardWalks) {
      await take(tab, walk).catch((error: unknown) => {
        faults.push(`${walk.name}: ${String(error)}`);
      });
    }
  } finally {
    await profile.close();
    await served.stop();
  }
  return { scenes: LOOKS.length * sceneNames.length, walks: keyboardWalks.length, faults };
}

const isReady = (tab: Tab) =>
  eventually("the gallery", () => tab.evaluate<boolean>("window.gallery !== undefined"));

async function take(tab: Tab, walk: KeyboardWalk): Promise<void> {
  await tab.evaluate(beginning(walk));
  await comesTo(tab, "the beginning", walk.at);
  await eventually("the guide", () => tab.evaluate<boolean>(isSeen), FOCUS_WITHIN_MS);
  for (const [key, at] of walk.presses) {
    await tab.press(key);
    // Firefox stops at what scrolls, too, so that the keyboard can scroll it.
    if (key === "Tab" && (await tab.evaluate<string>(focusedWords)).startsWith("div: ")) {
      await tab.press(key);
    }
    await comesTo(tab, key, at);
  }
  const told = await tab.evaluate<readonly string[]>(toldOf);
  if (String(told) !== String(walk.tells)) {
    throw new Error(`told ${told.join()}, not ${walk.tells.join()}`);
  }
}

async function comesTo(tab: Tab, after: string, wanted: string): Promise<void> {
  let at = "";
  await eventually(
    "focus",
    async () => (at = await tab.evaluate<string>(focusedWords)) === wanted,
    FOCUS_WITHIN_MS,
  ).catch(() => {
    throw new Error(`after ${after} focus is at "${at}", not at "${wanted}"`);
  });
}
