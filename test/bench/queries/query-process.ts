// One question in a process of its own, so that nothing of another one is at hand and memory is this one's: argument 1 is
// the data folder, the others the path under /api, or "scan". Answers how long it took.
import { scanLog } from "../scan-log.ts";
import { openCollector, SECRET_KEY } from "./write-log.ts";

/** What one process measured. */
export interface Asked {
  readonly ms: number;
  /** The most memory that it held, threads among it. */
  readonly rssBytes: number;
  /** Rows read, of a scan. */
  readonly events?: number;
  /** How long what was answered is. */
  readonly answerBytes?: number;
}

const [folder = "", question = ""] = process.argv.slice(2);
const asked = question === "scan" ? scanLog(folder) : await ask(question);
// Kibibytes, of all threads.
const rssBytes = process.resourceUsage().maxRSS * 1_024;
process.send?.({ ...asked, rssBytes } satisfies Asked);
process.disconnect();

async function ask(path: string): Promise<Pick<Asked, "ms" | "answerBytes">> {
  const collector = await openCollector(folder);
  const request = new Request(`http://collector.example/api/${path}`, {
    headers: { authorization: `Bearer ${SECRET_KEY}` },
  });
  const beganMs = performance.now();
  const response = await collector.fetch(request);
  const text = await response.text();
  const ms = performance.now() - beganMs;
  if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${text}`);
  await collector.stop();
  return { ms, answerBytes: text.length };
}
