import { existsSync } from "node:fs";
import { installDebianPackages } from "./debian-packages.ts";

const USUAL_PLACES = [
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
];

/**
 * The path of a Firefox (`CAIRN_FIREFOX` names another), installed now where there is none and the system's
 * package manager can. Throws, saying what to do, where it cannot.
 */
export async function ensureFirefox(): Promise<string> {
  const find = (): string | undefined =>
    [process.env["CAIRN_FIREFOX"] ?? "", ...USUAL_PLACES].find((place) => existsSync(place));
  const found = find();
  if (found !== undefined) return found;
  if (await installDebianPackages(["firefox-esr"])) {
    const installed = find();
    if (installed !== undefined) return installed;
  }
  throw new Error("No Firefox was found. Install one, or set CAIRN_FIREFOX to its path.");
}
