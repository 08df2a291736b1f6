import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";
import { createProgram } from "../../src/cli/program.ts";

/** What a person at the terminal saw. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

/** Runs the real program in a process of its own. */
export function spawnCairn(...args: readonly string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = startCairn(...args);
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk) => (out += String(chunk)));
    child.stderr.on("data", (chunk) => (err += String(chunk)));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? -1, out, err }));
  });
}

/** Starts the real program; whoever starts it ends it. */
export function startCairn(...args: readonly string[]) {
  return spawn(process.execPath, ["--conditions=cairn-source", MAIN, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Stands for the end of the process. */
class Exit extends Error {
  override readonly name = "Exit";
  readonly code: number;
  constructor(code: number) {
    super(`exit ${code}`);
    this.code = code;
  }
}

/** Runs a command in this process, which is faster, and catches what it prints and how it ends. */
export async function runCairn(...args: readonly string[]): Promise<Ran> {
  let out = "";
  let err = "";
  const spies = [
    vi.spyOn(console, "log").mockImplementation((text) => void (out += `${text}\n`)),
    vi.spyOn(console, "error").mockImplementation((text) => void (err += `${text}\n`)),
    vi.spyOn(process.stderr, "write").mockImplementation((text) => ((err += String(text)), true)),
    vi.spyOn(process, "exit").mockImplementation((code) => {
      throw new Exit(Number(code ?? 0));
    }),
  ];
  const codeBefore = process.exitCode;
  process.exitCode = undefined;
  try {
    await createProgram().parseAsync(args, { from: "user" });
    return { code: exitCodeSet(), out, err };
  } catch (error) {
    if (error instanceof Exit) return { code: error.code, out, err };
    throw error;
  } finally {
    process.exitCode = codeBefore;
    for (const spy of spies) spy.mockRestore();
  }
}

function exitCodeSet(): number {
  return Number(process.exitCode ?? 0);
}
