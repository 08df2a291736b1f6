import { spawn } from "node:child_process";
import { once } from "node:events";
import type { LoneBrowser } from "./engine.ts";

/** Starts a command whose children can be killed with it. */
export async function startProcesses(
  command: string,
  commandArguments: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<LoneBrowser> {
  // A group of its own: a browser's processes all end with one signal.
  const child = spawn(command, commandArguments, { detached: true, env, stdio: "ignore" });
  await once(child, "spawn");
  return {
    async kill() {
      if (child.pid === undefined || child.exitCode !== null) return;
      const ended = once(child, "exit");
      process.kill(-child.pid, "SIGKILL");
      await ended;
    },
  };
}
