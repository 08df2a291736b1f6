import type { CairnContext, Message, Stop } from "@cairn/core";
import type { CairnOptions } from "./cairn.ts";
import type {
  Engine,
  EngineConfig,
  EnginePort,
  EngineStorage,
  Identity,
} from "./engine/engine-port.ts";
import { createListeners } from "./listeners.ts";
import { loadEngine } from "./load-engine.ts";
import type { Platform } from "./platform/platform.ts";

/** The entry's end of the bridge to the engine. */
export interface EngineBridge {
  /** Hands a message over, or keeps it until the engine is there. */
  message(message: Message, from: "here" | "other-tab"): void;
  identity(identity: Identity): void;
  navigation(path: string): void;
  /** Calls the engine, once it is there; calls made before are kept in order. */
  call(run: (engine: Engine) => void): void;
  engine(): Engine | undefined;
  stop: Stop;
}

/** What the engine may ask of the entry, apart from what the bridge itself keeps. */
export type EngineBridgePort = Pick<
  EnginePort,
  | "identity"
  | "record"
  | "activeMs"
  | "session"
  | "path"
  | "isLeadingTab"
  | "consent"
  | "identityToken"
  | "warn"
  | "guard"
  | "emit"
> & {
  readonly storage: EngineStorage;
  context(): CairnContext;
  report(error: unknown): void;
};

const PAST_MESSAGES = 200;

/** Loads the engine from `url` when the page is idle. Without it tracking goes on and guides hold. */
export function createEngineBridge(
  platform: Platform,
  options: CairnOptions,
  url: string,
  entry: EngineBridgePort,
): EngineBridge {
  const { report, ...given } = entry;
  const messages = createListeners<readonly [Message, "here" | "other-tab"]>(report);
  const identities = createListeners<Identity>(report);
  const navigations = createListeners<string>(report);
  const past: Message[] = [];
  let calls: ((engine: Engine) => void)[] | undefined = [];
  let engine: Engine | undefined;
  let isStopped = false;

  const port: EnginePort = {
    ...given,
    portVersion: 1,
    config: engineConfig(options),
    past,
    now: platform.now,
    onIdentity: identities.add,
    onMessage: (run) => messages.add(([message, from]) => run(message, from)),
    onNavigation: navigations.add,
  };
  const stopWaiting = platform.whenIdle(() => {
    void loadEngine(platform, url, port).then((loaded) => {
      if (isStopped) return loaded?.stop();
      engine = loaded;
      const kept = calls ?? [];
      calls = undefined;
      if (loaded) for (const run of kept) given.guard(() => run(loaded), undefined);
      else given.emit("error", { code: "engine-missing", message: `${url} did not start` });
    });
  });

  return {
    message(message, from) {
      if (!engine && past.push(message) > PAST_MESSAGES) past.shift();
      messages.tell([message, from]);
    },
    identity: identities.tell,
    navigation: navigations.tell,
    call(run) {
      if (engine) run(engine);
      else if (calls && calls.length < PAST_MESSAGES) calls.push(run);
    },
    engine: () => engine,
    stop() {
      isStopped = true;
      stopWaiting();
      engine?.stop();
    },
  };
}

function engineConfig(options: CairnOptions): EngineConfig {
  const { autocapture = true, debug = false } = options;
  const { key, collector, locale, dir, nonce, container, onGuide, onContact } = options;
  const given = { locale, dir, nonce, container, onGuide, onContact };
  return {
    ...(Object.fromEntries(
      Object.entries(given).filter(([, value]) => value !== undefined),
    ) as Partial<EngineConfig>),
    key,
    collector,
    debug,
    frustration: typeof autocapture === "object" ? autocapture.frustration !== false : autocapture,
  };
}
