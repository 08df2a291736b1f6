import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { collectorCommand } from "../../../scripts/lib/run.ts";

/** A real collector in a process that can be killed and started again on the same port and data. */
export interface CollectorProcess {
  readonly dataFolder: string;
  readonly key: string;
  readonly port: number;
  readonly processId: number;
  /** Starts it without waiting for what it says. */
  launch(): void;
  /** SIGKILL; resolves once the process is gone. */
  kill(): Promise<void>;
  /** Starts it again; rejects with what it said where it does not start. */
  start(): Promise<void>;
  /** SIGTERM, and what it printed. */
  stop(): Promise<string>;
}

/** Starts a collector on `dataFolder`, serving the SDK from `assetsFolder`. */
export async function startCollectorProcess(
  dataFolder: string,
  assetsFolder: string,
): Promise<CollectorProcess> {
  let child: ChildProcess;
  let port = 0;
  let key = "";
  let said = "";

  function launch(): void {
    child = spawn(
      process.execPath,
      [
        "--disable-warning=ExperimentalWarning",
        ...collectorCommand,
        "serve",
        "--port",
        String(port),
        "--data",
        dataFolder,
        "--assets",
        assetsFolder,
      ],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
  }
  async function start(): Promise<void> {
    launch();
    said = "";
    await announced(child, (text) => (said += text));
    port = Number(/Collector\s+\S+:(\d+)/.exec(said)?.[1]);
    key = /(pk_live_\w+)/.exec(said)?.[1] ?? "";
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }
  await start();
  return {
    dataFolder,
    get key() {
      return key;
    },
    get port() {
      return port;
    },
    get processId() {
      return child.pid ?? 0;
    },
    start,
    launch,
    kill: () => end("SIGKILL"),
    async stop() {
      await end("SIGTERM");
      return said;
    },
  };
}

/** Resolves at the sign-in link, which is said last. */
function announced(child: ChildProcess, hear: (text: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      hear(chunk.toString());
      if (/#token=\S+\s/.test(said)) resolve();
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("exit", (code) => reject(new Error(`the collector ended with ${code}:\n${said}`)));
  });
}
