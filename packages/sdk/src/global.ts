import type { Cairn, CairnOptions } from "./cairn.ts";
import { start } from "./init.ts";
import { scriptTag } from "./platform/browser.ts";
import { optionsOf } from "./script-options.ts";
import { type Stub, replayStub } from "./stub.ts";

declare const __CAIRN_ENGINE__: string | undefined;

const page = globalThis as { cairn?: Stub & Partial<Cairn> };
const script = scriptTag();
const source = script?.src ?? "";
// Relative to this script, not to the page: a page may have a <base> elsewhere.
const engine = typeof __CAIRN_ENGINE__ === "string" ? __CAIRN_ENGINE__ : "cairn/engine.js";
const engineUrl = source ? new URL(engine, source).href : undefined;
const init = (options: CairnOptions): Cairn => start(options, engineUrl);

if (script?.dataset["key"]) {
  const cairn = init(optionsOf(script.dataset, source));
  page.cairn = replayStub(page.cairn, { ...cairn, init });
} else {
  // Without data-key the page starts it itself: `cairn.init({ key, collector })`.
  const stub = page.cairn;
  page.cairn = Object.assign(stub ?? {}, {
    init(options: CairnOptions): Cairn {
      const cairn = init(options);
      page.cairn = replayStub(stub, { ...cairn, init });
      return cairn;
    },
  });
}
