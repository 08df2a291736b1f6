import { parseDuration } from "@cairn/core";
import { Command, InvalidArgumentError, Option } from "commander";
import type { CollectorContext } from "../context.ts";
import { replayLetters } from "../ingest/replay.ts";
import { DEAD_LETTERS_KEPT, type KeptLetter } from "../store/registry.ts";
import { type CommonOptions, dataOption, environmentOption } from "./options.ts";
import { stopWith } from "./stop-with.ts";
import { withExistingStore } from "./with-store.ts";

interface LetterOptions extends CommonOptions {
  readonly code?: string;
  /** Milliseconds before now. */
  readonly since?: number;
}

const LISTED = 50;

/** `cairn dead-letters`: events that were refused. */
export function deadLettersCommand(): Command {
  return new Command("dead-letters")
    .description("List, export, replay and remove events that were refused.")
    .addCommand(subcommand("list", `Counts by code, and the newest ${LISTED}.`, list), {
      isDefault: true,
    })
    .addCommand(subcommand("export", "All of them to the terminal, one JSON object a line.", write))
    .addCommand(subcommand("replay", "Judge them again; what is stored leaves the list.", replay))
    .addCommand(subcommand("remove", "Remove them for good.", remove));
}

function subcommand(
  name: string,
  description: string,
  run: (context: CollectorContext, options: LetterOptions) => Promise<void>,
): Command {
  return new Command(name)
    .description(description)
    .option("--code <code>", "only those refused for this reason")
    .addOption(
      new Option("--since <duration>", "only those of the last 30m, 12h, 7d").argParser(
        readDuration,
      ),
    )
    .addOption(environmentOption())
    .addOption(dataOption())
    .action((options: LetterOptions) =>
      withExistingStore(options, async (context) => {
        await checkCode(context, options);
        await run(context, options);
      }),
    );
}

async function checkCode(
  { registry }: CollectorContext,
  { env, code }: LetterOptions,
): Promise<void> {
  if (code === undefined || code in (await registry.deadLetters.codes(env))) return;
  stopWith(
    `No event kept in ${env} was refused for the code ${code.slice(0, 60)}. See which there are: cairn dead-letters`,
  );
}

async function list(context: CollectorContext, options: LetterOptions): Promise<void> {
  const codes = await context.registry.deadLetters.codes(options.env);
  for (const [code, letters] of Object.entries(codes)) console.log(`${letters}  ${code}`);
  if (Object.keys(codes).length === 0) console.log("No dead letters.");
  for (const letter of await chosen(context, options, LISTED)) {
    const { id, receivedAtMs, code, message } = letter;
    console.log(`${id}  ${new Date(receivedAtMs).toISOString()}  ${code}  ${message}`);
  }
}

async function write(context: CollectorContext, options: LetterOptions): Promise<void> {
  for (const letter of await chosen(context, options)) console.log(JSON.stringify(letter));
}

async function replay(context: CollectorContext, options: LetterOptions): Promise<void> {
  const letters = await chosen(context, options);
  const onGrown = (): void => context.projector.nudge();
  const { stored, duplicates, refused } = await replayLetters(letters, options.env, {
    ...context,
    onGrown,
  });
  const detail = `${options.env}: ${stored} stored, ${refused} still refused`;
  await record(context, "dead-letters-replayed", detail);
  console.log(
    `${stored} stored, ${duplicates} were stored before or their person erased, ${refused} still refused.`,
  );
}

async function remove(context: CollectorContext, options: LetterOptions): Promise<void> {
  const ids = (await chosen(context, options)).map(({ id }) => id);
  const removed = await context.registry.deadLetters.remove(options.env, ids);
  await record(context, "dead-letters-removed", `${options.env}: ${removed}`);
  console.log(`${removed} removed.`);
}

function record(
  { registry, now }: CollectorContext,
  action: "dead-letters-replayed" | "dead-letters-removed",
  detail: string,
): Promise<void> {
  return registry.definitions.record({ atMs: now(), by: "cairn dead-letters", action, detail });
}

function chosen(
  { registry, now }: CollectorContext,
  { env, code, since }: LetterOptions,
  limit = DEAD_LETTERS_KEPT,
): Promise<readonly KeptLetter[]> {
  return registry.deadLetters.list({
    environment: env,
    limit,
    ...(code === undefined ? {} : { code }),
    ...(since === undefined ? {} : { sinceMs: now() - since }),
  });
}

function readDuration(text: string): number {
  const ms = parseDuration(text);
  if (ms !== undefined) return ms;
  throw new InvalidArgumentError("a duration is one such as 30m, 12h or 7d");
}
