import { parseDuration, type Result } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import { Command, InvalidArgumentError, Option } from "commander";
import type { CollectorContext } from "../context.ts";
import {
  addDestination,
  changed,
  type Destinations,
  removeDestination,
  replayDeliveries,
  rotateSecret,
  storeChange,
} from "../deliver/destinations.ts";
import { WEBHOOK_EVENTS } from "../deliver/webhook-events.ts";
import type { DestinationRecord, Replayed } from "../store/deliveries.ts";
import { deliveryLine } from "./delivery-line.ts";
import { dataOption, environmentOption, webhookNetworksOption } from "./options.ts";
import { stopWith } from "./stop-with.ts";
import { withExistingStore } from "./with-store.ts";

interface WebhookOptions {
  readonly data: string;
  readonly webhooksAllowPrivate: readonly string[];
}

type Verb = (
  record: DestinationRecord,
  deps: Destinations,
  context: CollectorContext,
) => Promise<void>;

/** `cairn webhooks`: who is told of events. A running server takes changes on within a second. */
export function webhooksCommand(): Command {
  return new Command("webhooks")
    .description("List, add, remove and try webhooks, and send deliveries again.")
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(addCommand())
    .addCommand(verbCommand("remove", "Remove a webhook with its queue.", remove))
    .addCommand(
      verbCommand("rotate", "Print a new secret; the old one signs too for a day.", rotate),
    )
    .addCommand(verbCommand("pause", "Keep deliveries back; they wait for 30 days.", enable(false)))
    .addCommand(verbCommand("resume", "Send on, also after an answer of 410.", enable(true)))
    .addCommand(verbCommand("test", "Send a ping and tell what came of it.", ping))
    .addCommand(verbCommand("deliveries", "The newest 50 deliveries.", deliveries))
    .addCommand(replayCommand());
}

function listCommand(): Command {
  return common(new Command("list").description("All webhooks.")).action(
    (options: WebhookOptions) =>
      withExistingStore(options, async ({ registry }) => {
        const records = await registry.deliveries.destinations();
        for (const record of records) {
          const figures = await registry.deliveries.figures(record.id);
          const counts = `${figures.pending} pending, ${figures.delivered} delivered, ${figures.dead} dead`;
          console.log(`${lineOf(record)}: ${counts}`);
        }
        if (records.length === 0) console.log("No webhooks yet. Add one: cairn webhooks add URL");
      }),
  );
}

function addCommand(): Command {
  const events = new Option("--events <events...>", "what it is told of")
    .choices(WEBHOOK_EVENTS)
    .default(WEBHOOK_EVENTS);
  type AddOptions = WebhookOptions & {
    readonly env: Environment;
    readonly events: readonly string[];
    readonly description?: string;
  };
  return common(new Command("add").description("Add a webhook and print its secret, this once."))
    .argument("<url>")
    .addOption(events)
    .option("--description <text>", "what it is for")
    .addOption(environmentOption())
    .action((url: string, { env, ...options }: AddOptions) =>
      withExistingStore(options, async (context) => {
        const fields = { url, environment: env, events: options.events };
        const { description } = options;
        const sent = { ...fields, ...(description === undefined ? {} : { description }) };
        const record = valueOf(await addDestination(sent, depsOf(context)));
        console.log(lineOf(record));
        tellSecret(record);
      }),
    );
}

function replayCommand(): Command {
  const since = new Option("--since <duration>", "the dead ones made since, such as 2d").argParser(
    (text: string) => {
      const ms = parseDuration(text);
      if (ms !== undefined) return ms;
      throw new InvalidArgumentError("a duration is one such as 12h or 2d");
    },
  );
  type ReplayOptions = WebhookOptions & { readonly delivery?: string; readonly since?: number };
  return common(new Command("replay").description("Send deliveries again, under the same ids."))
    .argument("<id>")
    .option("--delivery <id>", "this one, whatever became of it")
    .addOption(since)
    .action((id: string, options: ReplayOptions) =>
      withExistingStore(options, async (context) => {
        const deps = depsOf(context);
        const which = whichOf(options, deps.now());
        const record = await known(id, context);
        const replayed = await replayDeliveries(record, which, deps);
        if (replayed === 0 && "id" in which) {
          const what = `${id} has no delivery ${which.id.slice(0, 60)}`;
          stopWith(`${what}. See what it has: cairn webhooks deliveries ${id}`);
        }
        const { pending } = await context.registry.deliveries.figures(id);
        console.log(
          `${replayed} will be sent again; ${pending} are pending now${onItsWay(record, pending)}`,
        );
      }),
    );
}

/** When what is pending goes out, and how to hurry one. */
function onItsWay({ id, state }: DestinationRecord, pending: number): string {
  if (state !== "on") return `, and wait: it is ${state}. Send them: cairn webhooks resume ${id}`;
  if (pending === 0) return ".";
  return `. A running server sends each when it is due; one at once: cairn webhooks replay ${id} --delivery ID`;
}

function whichOf(
  { delivery, since }: { readonly delivery?: string; readonly since?: number },
  nowMs: number,
): Replayed {
  if (delivery !== undefined) return { id: delivery };
  if (since !== undefined) return { deadSinceMs: nowMs - since };
  return stopWith("Say which: --delivery ID, or --since 2d for the dead ones of two days.");
}

const remove: Verb = async (record, deps) => {
  await removeDestination(record, deps);
  console.log(`Removed ${record.id}.`);
};

const rotate: Verb = async (record, deps) => {
  const rotated = (await rotateSecret(record, deps)) ?? stopWith(CHANGED_MEANWHILE);
  tellSecret(rotated);
};

function enable(enabled: boolean): Verb {
  return async (record, deps) => {
    const change = valueOf(changed(record, { enabled }, deps.allowed));
    const stored = await storeChange(change, "webhook-changed", deps);
    console.log(lineOf(stored ?? stopWith(CHANGED_MEANWHILE)));
  };
}

const ping: Verb = async (record, _deps, { webhooks }) => {
  if (record.state !== "on") {
    const resume = `cairn webhooks resume ${record.id}`;
    process.stderr.write(
      `The webhook is ${record.state}: the ping goes out, deliveries wait. Send them: ${resume}\n`,
    );
  }
  const { outcome, status, detail, answer, tookMs } = await webhooks.ping(record);
  const said = [status, detail, answer].filter((part) => part !== undefined).join(" ");
  if (outcome === "delivered") console.log(`delivered: ${said} in ${tookMs} ms`);
  else stopWith(`${outcome}: ${said}`);
};

const deliveries: Verb = async (record, _deps, { registry }) => {
  const page = await registry.deliveries.deliveries(record.id, { limit: 50 });
  for (const delivery of page.deliveries) console.log(deliveryLine(delivery, record));
  if (page.deliveries.length === 0) console.log("Nothing was to be delivered in the last 30 days.");
};

function verbCommand(name: string, description: string, verb: Verb): Command {
  return common(new Command(name).description(description))
    .argument("<id>")
    .action((id: string, options: WebhookOptions) =>
      withExistingStore(options, async (context) =>
        verb(await known(id, context), depsOf(context), context),
      ),
    );
}

function common(command: Command): Command {
  return command.addOption(dataOption()).addOption(webhookNetworksOption());
}

function depsOf({ registry, webhooks, now, newId }: CollectorContext): Destinations {
  return { registry, allowed: webhooks.allowed, by: "cairn webhooks", now, newId };
}

async function known(id: string, { registry }: CollectorContext): Promise<DestinationRecord> {
  const records = await registry.deliveries.destinations();
  const record = records.find((one) => one.id === id);
  return record ?? stopWith(`There is no webhook ${id.slice(0, 60)}. List them: cairn webhooks`);
}

function valueOf<Value>(result: Result<Value, string>): Value {
  return result.ok ? result.value : stopWith(`${result.failure}.`);
}

function lineOf({ id, state, environment, url, events }: DestinationRecord): string {
  return `${id}  ${state}, ${environment}, ${url} (${events.join(", ")})`;
}

function tellSecret({ secrets }: DestinationRecord): void {
  console.log(`Secret, shown this once: ${secrets[0]?.secret ?? ""}`);
}

const CHANGED_MEANWHILE = "The webhook was changed meanwhile. Try again.";
