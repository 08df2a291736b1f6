import type { CompiledGuidebook } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import type { CollectorContext } from "../../context.ts";
import { historiesOf, type InsightEvent } from "../../insights/history.ts";
import { type Member, memberOf, populationOf } from "../../insights/population.ts";
import { accountReached } from "../../project/accounts.ts";
import type { LogRow } from "../../store/event-log.ts";
import type { PersonRecord } from "../../store/people.ts";

/** Everybody of one environment under the guidebook that they were folded under: the published one but for rebuilds. */
export interface Population {
  readonly members: readonly Member[];
  readonly book: CompiledGuidebook;
}

/** Reads everybody, once what came in before the call is projected. */
export async function loadPopulation(
  context: CollectorContext,
  environment: Environment,
): Promise<Population> {
  await settled(context);
  const { projection } = context.registry;
  const people: PersonRecord[] = [];
  for await (const chunk of projection.everyone(environment)) people.push(...chunk);
  const [book, accounts] = await Promise.all([
    servedBook(context, environment),
    projection.accounts(environment),
  ]);
  return { members: populationOf(people, accounts, book, context.now()), book };
}

/** Judges some people only; accounts are read where they count. */
export async function loadMembers(
  context: CollectorContext,
  environment: Environment,
  people: readonly PersonRecord[],
): Promise<Population> {
  const { projection } = context.registry;
  const nowMs = context.now();
  const book = await servedBook(context, environment);
  const byAccount = new Map<string, Readonly<Record<string, number>>>();
  for (const { accountId } of people) {
    if (accountId === undefined || byAccount.has(accountId)) continue;
    const account = await projection.account(environment, accountId);
    byAccount.set(accountId, account ? await accountReached(account, book, projection, nowMs) : {});
  }
  return { members: people.map((person) => memberOf(person, byAccount, book, nowMs)), book };
}

/** The guidebook that the people of an environment who are served were folded under. */
export async function servedBook(
  { guidebook, registry: { projection } }: CollectorContext,
  environment: Environment,
): Promise<CompiledGuidebook> {
  const position = await projection.position();
  return (await guidebook.forFolded(position?.definitions, environment)).guidebook;
}

/** Rows of some events as histories of people, each in order of time, by the person's id. */
export async function loadHistories(
  { log }: CollectorContext,
  environment: Environment,
  names: readonly string[],
  members: readonly Member[],
): Promise<ReadonlyMap<string, readonly InsightEvent[]>> {
  if (names.length === 0) return new Map();
  const personOf = personByActor(members);
  const events: InsightEvent[] = [];
  for await (const rows of log.scan({ environment, names: [...new Set(names)] })) {
    for (const row of rows) events.push(insightEvent(row, personOf.get(row.actor) ?? row.actor));
  }
  return historiesOf(events);
}

/** The person behind each id that events may carry. */
export function personByActor(members: readonly Member[]): ReadonlyMap<string, string> {
  return new Map(members.flatMap(({ person }) => person.actors.map((id) => [id, person.id])));
}

/** The title of a milestone, or its id where the published guidebook has none of that name. */
export function titlesOf(book: Pick<CompiledGuidebook, "milestones">): (id: string) => string {
  const titles = new Map(book.milestones.map(({ id, title }) => [id, title]));
  return (id) => titles.get(id) ?? id;
}

// A projector that is far behind (a rebuild, a large import) must not keep the studio waiting: then figures lag.
const SETTLE_MS = 1_000;

/** Waits until what came in before the call is projected, at most a second. */
export async function settled({ projector, report }: CollectorContext): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, SETTLE_MS);
  });
  await Promise.race([projector.caughtUp().catch(report), late]);
  clearTimeout(timer);
}

function insightEvent(row: LogRow, user: string): InsightEvent {
  return { user, name: row.name, atMs: row.atMs, seq: row.seq ?? 0, id: row.messageId };
}
