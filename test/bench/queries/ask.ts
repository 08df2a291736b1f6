import { execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Asked } from "./query-process.ts";

/** Asks one question of a data folder in a fresh process, from the disk. Throws where it is not answered. */
export async function askCold(folder: string, question: string): Promise<Asked> {
  dropPages(join(folder, "cairn.db"));
  const child = fork(join(import.meta.dirname, "query-process.ts"), [folder, question], {
    execArgv: ["--conditions=cairn-source"],
  });
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`the process that asks ${question} ended with ${String(code)}`);
  });
  const [asked] = (await Promise.race([once(child, "message"), ended])) as [Asked];
  await ended.catch(() => undefined);
  return asked;
}

/** Has the system let go of what it holds of a file in memory: GNU dd asks for it by posix_fadvise, also without being root. */
function dropPages(file: string): void {
  execFileSync("dd", [`of=${file}`, "oflag=nocache", "conv=notrunc,fdatasync", "count=0"], {
    stdio: "ignore",
  });
}
