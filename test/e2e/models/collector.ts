import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");
const main = join(root, "packages/collector/src/main.ts");

/** A real collector in a process of its own, with a data folder of its own. */
export interface RunningCollector {
  readonly origin: string;
  readonly liveKey: string;
  readonly testKey: string;
  /** The one-time sign-in link to the studio. A browser may use it, or `api` does, once. */
  readonly signInLink: string;
  readonly dataFolder: string;
  /** An API call as the signed-in studio; parsed JSON. */
  api<Answer>(path: string, init?: RequestInit): Promise<Answer>;
  stop(): Promise<void>;
}

export interface CollectorOptions {
  /** With the demo SaaS, its guidebook and generated history. */
  readonly demo?: boolean;
  /** Goes on with another collector's data; it is removed at the end all the same. */
  readonly dataFolder?: string;
}

/** Starts the collector on a free port and waits until it says where it is. */
export async function startCollector(options: CollectorOptions = {}): Promise<RunningCollector> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), "cairn-e2e-"));
  const child = spawn(
    process.execPath,
    [
      "--conditions=cairn-source",
      "--disable-warning=ExperimentalWarning",
      main,
      "serve",
      "--port",
      "0",
      "--data",
      dataFolder,
      ...(options.demo ? ["--demo"] : []),
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  const said = await announcement(child);
  const find = (pattern: RegExp) => pattern.exec(said)?.[1] ?? "";
  const origin = find(/Collector\s+(\S+)/);
  const signInLink = find(/(\S+\/studio\/#token=\S+)/);
  let cookie: string | undefined;

  async function signIn(): Promise<string> {
    const response = await fetch(`${origin}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json", origin },
      body: JSON.stringify({ token: signInLink.split("#token=")[1] }),
    });
    if (!response.ok) throw new Error(`sign-in: ${response.status} ${await response.text()}`);
    return response.headers.getSetCookie()[0]!.split(";")[0]!;
  }

  return {
    origin,
    liveKey: find(/(pk_live_\w+)/),
    testKey: find(/(pk_test_\w+)/),
    signInLink,
    dataFolder,
    async api<Answer>(path: string, init: RequestInit = {}) {
      cookie ??= await signIn();
      const response = await fetch(`${origin}/api${path}`, {
        ...init,
        headers: { cookie, origin, "content-type": "application/json" },
      });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as Answer;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** All that it says until the sign-in link, which comes last; rejects with its words when it ends before. */
function announcement(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (/#token=\S+\s/.test(said)) resolve(said);
    };
    child.stdout!.on("data", hear);
    child.stderr!.on("data", hear);
    child.once("exit", (code) => reject(new Error(`the collector ended with ${code}:\n${said}`)));
  });
}
