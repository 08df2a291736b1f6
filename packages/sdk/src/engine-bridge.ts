import type { Message, Stop } from "@cairn/core";
import type { Engine, EnginePort, PortEvents } from "./engine/engine-port.ts";
import type { Events } from "./events.ts";
import type { Platform } from "./platform/platform.ts";

/** The entry's end of the bridge to the engine. */
export interface EngineBridge {
  /** Hands a message over, or keeps it until the engine is there. */
  pass(message: Message, from: "here" | "other-tab"): void;
  /** Calls the engine, once it is there; calls made before are kept in order. */
  ask(run: (engine: Engine) => void): void;
  engine(): Engine | undefined;
  stop: Stop;
}

/** What the engine may ask of the entry, apart from what the bridge itself keeps. */
export type EngineBridgePort = Omit<EnginePort, "version" | "past" | "on">;

const PAST = 200;
const RETRY_MS = 2000;

/**
 * Loads the engine from `url` when the page is idle, with one retry. Without it tracking goes on and guides
 * hold until the next load.
 */
export function createEngineBridge(
  platform: Platform,
  url: string,
  entry: EngineBridgePort,
  { on, emit }: Events<PortEvents>,
): EngineBridge {
  const past: Message[] = [];
  const calls: ((engine: Engine) => void)[] = [];
  let engine: Engine | undefined;
  let isStopped: true | undefined;

  const port: EnginePort = {
    ...entry,
    version: 3,
    past,
    on,
  };
  async function load(address: string): Promise<void> {
    const module = (await platform.import(address)) as { startEngine(port: EnginePort): Engine };
    if (isStopped) return;
    engine = module.startEngine(port);
    for (const run of calls) entry.guard(() => run(engine!));
  }
  platform.whenIdle(() =>
    load(url).catch(() =>
      // Browsers remember a failed import by its address.
      platform.after(RETRY_MS, () =>
        load(`${url}?2`).catch(() => entry.warn(url, `${url} failed`)),
      ),
    ),
  );

  return {
    pass(message, from) {
      if (!engine && past.push(message) > PAST) past.shift();
      emit("message", [message, from]);
    },
    ask(run) {
      if (engine) run(engine);
      else if (calls.length < PAST) calls.push(run);
    },
    engine: () => engine,
    stop() {
      isStopped = true;
      engine?.stop();
    },
  };
}
