import type { Cairn, CairnOptions } from "./cairn.ts";
import { createCairn } from "./create-cairn.ts";
import { wrongArgument } from "./errors.ts";
import { offCairn } from "./off-cairn.ts";
import { browserPlatform } from "./platform/browser.ts";

// The script tag and an npm import of the same page find each other here.
const PLACE = Symbol.for("cairn");
type Place = { [PLACE]?: { readonly key: string; readonly cairn: Cairn } };

/**
 * The one Cairn of this page, started with the first call. The same key gives the same object again;
 * another key or a missing one is an error message and gives an object whose calls do nothing.
 */
export function start(options: CairnOptions, engineUrl?: string): Cairn {
  const place = globalThis as Place;
  const { key, collector, off } = (options ?? {}) as Partial<CairnOptions>;
  if (off) return offCairn();
  const present = place[PLACE];
  if (present?.key === key && present) return present.cairn;
  const wrong = present
    ? `init: this page runs Cairn with another key already. Use one key a page, or call destroy() first`
    : !key || typeof key !== "string"
      ? wrongArgument(
          "init({ key })",
          key,
          "the write key of your environment, pk_live_… or pk_test_…",
        )
      : !collector || typeof collector !== "string"
        ? wrongArgument("init({ collector })", collector, "the address of your collector")
        : undefined;
  if (wrong) {
    console.error(`[cairn] ${wrong}.`);
    return offCairn();
  }
  try {
    const cairn = createCairn(
      { ...options, collector: String(collector).replace(/\/+$/, "") },
      browserPlatform(),
      engineUrl ?? `${collector}/cairn/engine.js`,
      () => delete place[PLACE],
    );
    place[PLACE] = { key: String(key), cairn };
    return cairn;
  } catch (error) {
    console.error("[cairn] init failed, the page goes on without Cairn.", error);
    return offCairn();
  }
}
