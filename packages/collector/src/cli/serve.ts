import { join, resolve } from "node:path";
import { Command } from "commander";
import { v7 as uuidv7 } from "uuid";
import { type Collector, createCollector } from "../collector.ts";
import type { CollectorContext } from "../context.ts";
import { listen, type Listening } from "../node.ts";
import { schemaVersionOf } from "../store/sqlite/inspect.ts";
import { openSqlite } from "../store/sqlite/open.ts";
import { copyBeforeMigration, SCHEMA_VERSION } from "../store/sqlite/schema.ts";
import { measureStorage } from "../store/sqlite/storage-figures.ts";
import { loadDemoContent } from "./demo-content.ts";
import { createSignInToken, ensureWriteKeys } from "./first-run.ts";
import { createProcessLog } from "./process-log.ts";
import { hasAdmin } from "../team/role.ts";
import { addServeOptions, configOf, type ServeOptions } from "./serve-options.ts";
import { startFailure, stopWith } from "./stop-with.ts";
import { isOlder } from "./with-store.ts";

const DAY_MS = 86_400_000;

/** `cairn serve`: runs the collector until it is told to stop. */
export function serveCommand(): Command {
  const command = new Command("serve").description(
    "Run the collector. It stores everything in one file and listens on this machine only.",
  );
  return addServeOptions(command).action(serve);
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
  const older = isOlder(options.data) ? schemaVersionOf(join(options.data, "cairn.db")) : undefined;
  const store = await openSqlite(options.data);
  if (older !== undefined) console.log(upgradeLine(options.data, older));
  const keys = await ensureWriteKeys(store.registry.access, Date.now());
  const processLog = createProcessLog(process.stderr, options.logLevel);
  const collector = createCollector({
    ...store,
    config: configOf(options, keys.live.key),
    now: Date.now,
    newId: () => uuidv7(),
    report: processLog.report,
    onRequest: processLog.onRequest,
    onExpired: processLog.onExpired,
    storage: () => measureStorage(options.data),
  });
  const listening = await listen(collector, options).catch(async (error: unknown) => {
    await collector.stop();
    throw error;
  });
  collector.context.projector.nudge();
  collector.context.webhooks.start();
  collector.context.retention.start();
  collector.context.away.start();
  collector.context.ranks.start();
  collector.context.schedules.start();
  collector.context.learning.start();
  return { collector, listening };
}

async function announce(
  options: ServeOptions,
  { context }: Collector,
  listening: Listening,
): Promise<void> {
  const url = listening.url + options.basePath;
  if (options.demo) {
    const content = await loadDemoContent(context);
    if (content.kind === "loaded") {
      console.log(`Loaded ${content.events} generated sample events into the demo.`);
    }
    if (content.kind === "has-data") {
      console.log(
        `${resolve(options.data)} holds data already, so no sample history was loaded. For a demo with it: --data and an empty folder.`,
      );
    }
  }
  const { access } = context.registry;
  const keys = await ensureWriteKeys(access, context.now());
  const signIn = await signInLines(context, `${url}/studio/`);
  const lines = [
    "Cairn is running.",
    ...(options.demo ? [`  Demo app   ${url}/demo/`] : []),
    `  Studio     ${url}/studio/`,
    `  Collector  ${url}`,
    `  Write keys ${keys.live.key} (live), ${keys.test.key} (test)`,
    `  Data       ${resolve(options.data)}, ${keptInWords(options.retention)}`,
    ...signIn,
  ];
  console.log(lines.join("\n"));
}

/** While no admin has joined, whoever started the collector is let in: a link in a log must not do that for ever. */
async function signInLines(
  { registry, now }: CollectorContext,
  studio: string,
): Promise<readonly string[]> {
  if (hasAdmin(await registry.members.members())) {
    return ["Sign in with your e-mail and password. Forgotten? cairn user link EMAIL"];
  }
  const token = await createSignInToken(registry.access, now());
  return [
    "Sign in to the studio once within the hour with this link:",
    `  ${studio}#token=${token}`,
  ];
}

function upgradeLine(data: string, from: number): string {
  const file = join(resolve(data), "cairn.db");
  const copy = copyBeforeMigration(file);
  return `Brought ${file} from schema ${from} to ${SCHEMA_VERSION}; as it was: ${copy}. Delete that copy once this version has proved itself: it keeps people who are erased from now on.`;
}

function keptInWords(retentionMs: number): string {
  if (retentionMs === Infinity) return "events are kept for ever";
  return `events are kept for ${Number((retentionMs / DAY_MS).toFixed(1))}d after they were received`;
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
