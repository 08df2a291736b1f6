import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { FromServer, Memory, Storing, ToServer } from "./server-message.ts";

/** A collector in a process of its own. */
export interface BenchServer {
  readonly url: string;
  readonly writeKey: string;
  memory(): Promise<Memory>;
  /** Milliseconds that projecting everything stored so far took. */
  project(): Promise<number>;
  /** Milliseconds that forgetting and rebuilding the projection took. */
  rebuild(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a collector that stores as told in `dataFolder`. Rejects when the process ends instead. */
export async function startServer(storing: Storing, dataFolder: string): Promise<BenchServer> {
  const child = fork(join(import.meta.dirname, "server.ts"), [storing, dataFolder], {
    execArgv: ["--conditions=cairn-source", "--expose-gc"],
  });
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`the ${storing} server ended with ${String(code)}`);
  });
  ended.catch(() => undefined);

  async function ask<Kind extends FromServer["kind"]>(
    kind: Kind,
    message?: ToServer,
  ): Promise<Extract<FromServer, { readonly kind: Kind }>> {
    const answered = once(child, "message");
    if (message !== undefined) child.send(message);
    const [answer] = (await Promise.race([answered, ended])) as FromServer[];
    if (answer === undefined) throw new Error(`asked for ${kind}, got nothing`);
    if (answer.kind !== kind) throw new Error(`asked for ${kind}, got ${answer.kind}`);
    return answer as Extract<FromServer, { readonly kind: Kind }>;
  }

  const { url, writeKey } = await ask("ready");
  return {
    url,
    writeKey,
    memory: async () => (await ask("memory", { kind: "memory" })).memory,
    project: async () => (await ask("projected", { kind: "project" })).ms,
    rebuild: async () => (await ask("projected", { kind: "rebuild" })).ms,
    async stop() {
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
    },
  };
}
