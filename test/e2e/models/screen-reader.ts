import { build } from "esbuild";
import type { Page } from "playwright-core";
import { repositoryRoot } from "../../../scripts/lib/root.ts";

declare global {
  interface Window {
    screenReader: (typeof import("@guidepup/virtual-screen-reader"))["virtual"];
  }
}

/** A screen reader in the page, which reads as ARIA and its mappings say. It needs a page that stands still. */
export async function bringScreenReader(page: Page): Promise<void> {
  const { outputFiles } = await build({
    absWorkingDir: repositoryRoot,
    stdin: {
      contents: `import { virtual } from "@guidepup/virtual-screen-reader"; window.screenReader = virtual;`,
      resolveDir: repositoryRoot,
    },
    bundle: true,
    format: "iife",
    write: false,
    logLevel: "silent",
  });
  await page.evaluate(outputFiles[0]!.text);
}

/**
 * What it says from the beginning of the first of `selectors` in our shadow root to its end, one line a stop: without
 * the ends of things, bare paragraphs, and words that the line before already has.
 */
export function readAloud(page: Page, selectors: readonly string[]): Promise<readonly string[]> {
  return page.evaluate(async (wanted) => {
    const shadow = document.querySelector("cairn-root")!.shadowRoot!;
    const container = wanted.flatMap((selector) => shadow.querySelector(selector) ?? [])[0]!;
    const reader = window.screenReader;
    await reader.start({ container });
    const first = await reader.lastSpokenPhrase();
    const said = [first];
    // After the last it begins again.
    for (let stop = 0; stop < 200; stop++) {
      await reader.next();
      const phrase = await reader.lastSpokenPhrase();
      if (phrase === first) break;
      const before = said.at(-1)!;
      const isNew = before.startsWith("listitem") || !before.includes(phrase);
      if (isNew && phrase !== "paragraph" && !phrase.startsWith("end of ")) said.push(phrase);
    }
    await reader.stop();
    return said;
  }, selectors);
}

/** What the live region says to those who are elsewhere on the page. */
export function saidAloud(page: Page): Promise<string> {
  return page.evaluate(() => {
    const region = document
      .querySelector("cairn-root")!
      .shadowRoot!.querySelector("[role=status]")!;
    return region.textContent.trim().replaceAll(/\s+/g, " ");
  });
}
