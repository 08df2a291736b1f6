import type { Cairn, CairnOptions } from "./cairn.ts";
import { isSecond, start } from "./init.ts";
import { scriptTag } from "./platform/browser.ts";
import { optionsOf } from "./script-options.ts";
import { type Stub, replayStub } from "./stub.ts";

declare const __CAIRN_ENGINE__: string | undefined;

const page = globalThis as { cairn?: Stub };
const script = scriptTag();
const folder = script?.src.replace(/[^/]*([?#].*)?$/, "") ?? "";
// Relative to this script, not to the page: a page may have a <base> elsewhere.
const engine = typeof __CAIRN_ENGINE__ === "string" ? __CAIRN_ENGINE__ : "cairn/engine.js";
const engineUrl = folder && folder + engine;
const stub: Stub = page.cairn ?? {};

/** Starts Cairn where the script tag has no `data-key`: `cairn.init({ key, collector })`. */
function init(options: CairnOptions): Cairn {
  const cairn = start(options, engineUrl);
  // A script with another key that comes last must not silence the one that works.
  return isSecond(cairn) ? cairn : replayStub(stub, { ...cairn, init });
}

page.cairn = Object.assign(stub, { init });
if (script?.dataset["key"]) init(optionsOf(script.dataset, folder));
else console.warn("[cairn] init: add data-key");
