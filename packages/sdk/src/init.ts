import type { Cairn, CairnOptions } from "./cairn.ts";
import { createCairn } from "./create-cairn.ts";
import { offCairn } from "./guard-calls.ts";
import { browserPlatform } from "./platform/browser.ts";

// The script tag and an npm import of the same page find each other here.
const PLACE = Symbol.for("cairn");
type Place = { [PLACE]?: { readonly key: string; readonly cairn: Cairn } | undefined };

/**
 * The one Cairn of this page, started with the first call. The same key gives the same object again;
 * another key or a missing one is an error message and gives an object whose calls do nothing.
 */
export function start(options: CairnOptions, engineUrl?: string): Cairn {
  const place = globalThis as Place;
  try {
    const { key, collector, off } = options;
    const present = place[PLACE];
    if (off) return offCairn();
    if (present && present.key === key) return present.cairn;
    if (present || !key || !collector) {
      throw new TypeError("init: pass one key and collector");
    }
    const base = collector.replace(/\/$/, "");
    const cairn = createCairn(
      { ...options, collector: base },
      browserPlatform(),
      engineUrl || `${base}/cairn/engine.js`,
      () => (place[PLACE] = undefined),
    );
    place[PLACE] = { key, cairn };
    return cairn;
  } catch (error) {
    console.error("[cairn]", error);
    return offCairn();
  }
}

/** Whether the page has a Cairn already, and `cairn` is not it. */
export function isSecond(cairn: Cairn): boolean | undefined {
  const present = (globalThis as Place)[PLACE];
  return present && present.cairn !== cairn;
}
