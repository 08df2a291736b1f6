// Draws the reference pictures in test/visual anew. Look at each that changed before it is committed.
import { ensureChromium } from "../lib/chromium.ts";
import { become, tool } from "../lib/run.ts";

become(tool("vitest"), ["run", "--project", "browser", "test/e2e/visual.e2e.ts"], {
  ...process.env,
  CAIRN_CHROMIUM: await ensureChromium(),
  CAIRN_TESTS: "full",
  CAIRN_VISUAL: "update",
});
