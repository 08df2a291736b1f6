import { existsSync } from "node:fs";
import { capture } from "./run.ts";

/** Whether this user may install packages on this machine. */
export function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

/** Installs Debian packages where this user may; false where there is no apt-get or no right to use it. */
export async function installDebianPackages(packages: readonly string[]): Promise<boolean> {
  if (!canInstall()) return false;
  console.log(`Installing ${packages.join(", ")} with apt-get …`);
  const install = "DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends";
  const script = `apt-get update && ${install} ${packages.join(" ")}`;
  const { exitCode, output } = await capture("sh", ["-c", script]);
  if (exitCode !== 0)
    throw new Error(`apt-get could not install ${packages.join(" ")}:\n${output}`);
  return true;
}
