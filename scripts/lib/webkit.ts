import { existsSync } from "node:fs";
import { installDebianPackages } from "./debian-packages.ts";

/** What WebKitGTK needs to run without a screen. */
export interface WebKit {
  readonly driver: string;
  readonly miniBrowser: string;
}

const DRIVER = "/usr/bin/WebKitWebDriver";
const MINI_BROWSERS = ["x86_64", "aarch64"].flatMap((machine) =>
  ["4.1", "6.0", "4.0"].map(
    (version) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${version}/MiniBrowser`,
  ),
);
const BESIDE = ["/usr/bin/Xvfb", "/usr/bin/dbus-run-session", "/usr/bin/xauth"];
const PACKAGES = ["webkit2gtk-driver", "xvfb", "dbus-x11", "xauth"];

/**
 * WebKitGTK with its driver and a screen in memory, installed now where they are missing and the system's package
 * manager can. Throws, saying what to do, where it cannot.
 */
export async function ensureWebKit(): Promise<WebKit> {
  const find = (): WebKit | undefined => {
    const miniBrowser = MINI_BROWSERS.find((place) => existsSync(place));
    const isWhole = [DRIVER, ...BESIDE].every((place) => existsSync(place));
    return miniBrowser !== undefined && isWhole ? { driver: DRIVER, miniBrowser } : undefined;
  };
  const found = find();
  if (found !== undefined) return found;
  if (await installDebianPackages(PACKAGES)) {
    const installed = find();
    if (installed !== undefined) return installed;
  }
  throw new Error(`No WebKitGTK was found. On Debian: apt-get install ${PACKAGES.join(" ")}`);
}
