import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "./root.ts";

// Ends what hangs. It says nothing of how long a step may take: on a machine with other work that is twice the usual.
const LONGEST_MS = 20 * 60_000;

/**
 * Where Node keeps what it compiled. Tests start the collector some 150 times from its sources: types are stripped once
 * and not each time, which takes half of the processor's work away.
 */
export const compiledFolder = join(repositoryRoot, "node_modules/.cache/compiled");

const running = new Set<ChildProcess>();

/** How a finished command ended, with everything it printed. */
export interface Finished {
  readonly exitCode: number;
  readonly output: string;
}

/** Runs a command to its end and keeps what it prints. A command that cannot start ends with 127. */
export function capture(
  command: string,
  commandArguments: readonly string[],
  cwd = repositoryRoot,
): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(command, commandArguments, {
      cwd,
      env: { NODE_COMPILE_CACHE: compiledFolder, ...process.env, NO_COLOR: "1" },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: LONGEST_MS,
    });
    running.add(child);
    let output = "";
    child.stdout.on("data", (chunk) => (output += String(chunk)));
    child.stderr.on("data", (chunk) => (output += String(chunk)));
    child.on("error", (error) => resolve({ exitCode: 127, output: `${output}${error.message}\n` }));
    child.on("close", (code, signal) => {
      running.delete(child);
      if (signal !== null) output += `ended by ${signal}\n`;
      resolve({ exitCode: code ?? 1, output });
    });
  });
}

/** Makes a signal that ends this process end the commands it runs, too. */
export function endCommandsWithProcess(): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      for (const child of running) child.kill(signal);
      process.exit(128 + constants.signals[signal]);
    });
  }
}

/** Runs a command in this process's place: same terminal, signals passed on, and its exit code is ours. */
export function become(
  command: string,
  commandArguments: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  cwd = repositoryRoot,
): void {
  const child = spawn(command, commandArguments, { cwd, env, stdio: "inherit" });
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.on("SIGHUP", () => child.kill("SIGHUP"));
  child.on("exit", (code, signal) => {
    process.exit(signal === null ? (code ?? 1) : 128 + constants.signals[signal]);
  });
}

/** The path of an installed tool's command. */
export function tool(name: string): string {
  return join(repositoryRoot, "node_modules/.bin", name);
}

/** The collector's command line, run from source. */
export const collectorCommand: readonly string[] = [
  "--conditions=cairn-source",
  join(repositoryRoot, "packages/collector/src/main.ts"),
];
