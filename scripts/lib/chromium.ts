import { existsSync } from "node:fs";
import { installDebianPackages } from "./debian-packages.ts";

const USUAL_PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const DEBIAN_PACKAGES = ["chromium", "fonts-liberation", "fonts-noto-core"];
const DEBIAN_SHELL = "/usr/bin/chromium-headless-shell";

/** The Chromium that `CAIRN_CHROMIUM` names or that lies where systems put it. */
export function findChromium(): string | undefined {
  const named = process.env["CAIRN_CHROMIUM"];
  if (named !== undefined && named !== "") return existsSync(named) ? named : undefined;
  return USUAL_PLACES.find((place) => existsSync(place));
}

/**
 * The path of a Chromium, installed now where there is none and the system's package manager can.
 * Throws, saying what to do, where it cannot.
 */
export async function ensureChromium(): Promise<string> {
  const found = findChromium();
  if (found !== undefined) return found;
  const named = process.env["CAIRN_CHROMIUM"];
  if (named !== undefined && named !== "")
    throw new Error(`CAIRN_CHROMIUM is ${named}: no such file`);
  if (await installDebianPackages(DEBIAN_PACKAGES)) {
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Error(
    "No Chromium was found. Install one (Debian: apt-get install chromium fonts-liberation " +
      "fonts-noto-core), or set CAIRN_CHROMIUM to its path.",
  );
}

/**
 * Chromium's engine without a browser's window around it, which `CAIRN_HEADLESS_SHELL` names or Debian installs: the same
 * pages for a third less of the processor's time. None where another Chromium was named than the system's.
 */
export function findHeadlessShell(): string | undefined {
  const named = process.env["CAIRN_HEADLESS_SHELL"] ?? "";
  if (named !== "") return existsSync(named) ? named : undefined;
  const isOthers = ![undefined, "", USUAL_PLACES[0]].includes(process.env["CAIRN_CHROMIUM"]);
  return !isOthers && existsSync(DEBIAN_SHELL) ? DEBIAN_SHELL : undefined;
}

/** The same, installed where the system's package manager has it. Without it browser tests take longer, no more. */
export async function ensureHeadlessShell(): Promise<string | undefined> {
  if (findHeadlessShell() === undefined && findChromium() === USUAL_PLACES[0]) {
    await installDebianPackages(["chromium-headless-shell"]).catch(() => false);
  }
  return findHeadlessShell();
}
