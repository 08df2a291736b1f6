import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError } from "commander";
import { v7 as uuidv7 } from "uuid";
import { type Collector, createCollector } from "../collector.ts";
import { DEFAULT_DATA_FOLDER, DEFAULT_HOST, DEFAULT_PORT } from "../config.ts";
import { listen, type Listening } from "../node.ts";
import { openSqlite } from "../store/sqlite/open.ts";
import { loadDemoContent } from "./demo-content.ts";
import { createSignInToken, ensureWriteKeys } from "./first-run.ts";
import { startFailure, stopWith } from "./stop-with.ts";

interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly assets: string;
  readonly demo?: true;
  readonly rate?: number;
}

// From source and from dist alike: both folders lie beside each other in the package.
const ASSETS = fileURLToPath(new URL("../../dist/assets", import.meta.url));

/** `cairn serve`: runs the collector until it is told to stop. */
export function serveCommand(): Command {
  const { PORT, CAIRN_DATA } = process.env;
  return new Command("serve")
    .description(
      "Run the collector. It stores everything in one file and listens on this machine only.",
    )
    .option("--port <number>", "port (PORT)", parsePort, PORT ? parsePort(PORT) : DEFAULT_PORT)
    .option("--host <address>", "address; 0.0.0.0 lets other machines in", DEFAULT_HOST)
    .option("--data <folder>", "data folder (CAIRN_DATA)", CAIRN_DATA || DEFAULT_DATA_FOLDER)
    .option("--assets <folder>", "built SDK, studio and demo", ASSETS)
    .option("--rate <number>", "requests a second that one write key may make", parseRate)
    .option(
      "--demo",
      "serve the demo SaaS under /demo/, with sample history in an empty data folder",
    )
    .action(serve);
}

async function serve(options: ServeOptions): Promise<void> {
  try {
    const { collector, listening } = await start(options);
    stopOnSignal(listening);
    await announce(options, collector, listening);
  } catch (error) {
    const message = startFailure(error, options);
    if (message === undefined) throw error;
    stopWith(message);
  }
}

async function start(
  options: ServeOptions,
): Promise<{ readonly collector: Collector; readonly listening: Listening }> {
  const store = await openSqlite(options.data);
  const keys = await ensureWriteKeys(store.registry.access, Date.now());
  const collector = createCollector({
    ...store,
    config: {
      assetsFolder: options.assets,
      ...(options.demo ? { demo: { key: keys.live.key } } : {}),
      // Pages send several requests as they load: a second's worth at once is no abuse.
      ...(options.rate
        ? { rate: { perSecond: options.rate, burst: Math.ceil(options.rate) } }
        : {}),
    },
    now: Date.now,
    newId: () => uuidv7(),
    report: (error) => console.error(error),
  });
  const listening = await listen(collector, options).catch(async (error: unknown) => {
    await collector.stop();
    throw error;
  });
  collector.context.projector.nudge();
  return { collector, listening };
}

async function announce(
  options: ServeOptions,
  { context }: Collector,
  { url }: Listening,
): Promise<void> {
  if (options.demo) {
    const loaded = await loadDemoContent(context);
    if (loaded > 0) console.log(`Loaded ${loaded} generated sample events into the demo.`);
  }
  const { access } = context.registry;
  const keys = await ensureWriteKeys(access, context.now());
  const token = await createSignInToken(access, context.now());
  const lines = [
    "Cairn is running.",
    ...(options.demo ? [`  Demo app   ${url}/demo/`] : []),
    `  Studio     ${url}/studio/`,
    `  Collector  ${url}`,
    `  Write keys ${keys.live.key} (live), ${keys.test.key} (test)`,
    "Sign in to the studio once within the hour with this link:",
    `  ${url}/studio/#token=${token}`,
  ];
  console.log(lines.join("\n"));
}

function stopOnSignal(listening: Listening): void {
  let isStopping = false;
  const stop = (): void => {
    // A second signal means now.
    if (isStopping) process.exit(1);
    isStopping = true;
    listening.stop().then(
      () => {
        console.log("Stopped. Everything that was acknowledged is stored.");
        process.exit(0);
      },
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

function parseRate(text: string): number {
  const rate = Number(text);
  if (rate > 0 && Number.isFinite(rate)) return rate;
  throw new InvalidArgumentError("a rate is a number above 0");
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError("a port is a number from 0 to 65535");
}
