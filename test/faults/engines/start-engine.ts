import { ensureChromium } from "../../../scripts/lib/chromium.ts";
import { ensureFirefox } from "../../../scripts/lib/firefox.ts";
import { ensureWebKit } from "../../../scripts/lib/webkit.ts";
import { startChromium } from "./chromium.ts";
import type { Engine, EngineName } from "./engine.ts";
import { startFirefox } from "./firefox.ts";
import { startWebKit } from "./webkit.ts";

const noBrowser = (): Promise<never> => Promise.reject(new Error("there is no browser here"));

/** Starts an engine, installed first where it is missing. Rejects with what to do where it cannot be. */
export async function startEngine(name: EngineName): Promise<Engine> {
  switch (name) {
    case "chromium":
      process.env["CAIRN_CHROMIUM"] = await ensureChromium();
      return startChromium();
    case "firefox":
      return startFirefox(await ensureFirefox());
    case "webkit":
      return startWebKit(await ensureWebKit());
    case "node":
      return { name, openProfile: noBrowser, startAlone: noBrowser, stop: () => Promise.resolve() };
  }
}
