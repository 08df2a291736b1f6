import type { CompiledGuidebook } from "@cairn/core";
import type { Environment, StaffRules } from "@cairn/core/api";
import type { CollectorContext } from "../../context.ts";
import { historiesOf, type InsightEvent } from "../../insights/history.ts";
import {
  createPopulationReader,
  type Member,
  memberOf,
  type MemberOutline,
} from "../../insights/population.ts";
import { accountReached } from "../../project/accounts.ts";
import { isStaff } from "../../project/staff.ts";
import type { LogRow } from "../../store/event-log.ts";
import type { PersonRecord } from "../../store/people.ts";
import { createSharedRead, type ReadState, type SharedRead } from "./shared-reads.ts";

/**
 * Everybody of one environment but our own staff, under the guidebook that they were folded under: the published one but for
 * rebuilds.
 */
export interface Population {
  readonly members: readonly MemberOutline[];
  readonly book: CompiledGuidebook;
  /** Every id of our own staff: what they did is in the log and in no figure. */
  readonly staff: ReadonlySet<string>;
}

const sharedReads = new WeakMap<CollectorContext, SharedRead<Population>>();
const MINUTE_MS = 60_000;

/**
 * Everybody who counts, once what came in before the call is projected. Who asks at the same time shares it; where reading
 * takes seconds, for some seconds more.
 */
export async function loadPopulation(
  context: CollectorContext,
  environment: Environment,
): Promise<Population> {
  const { state, book, rules } = await readStateOf(context, environment);
  const shared = sharedReads.get(context) ?? createSharedRead<Population>(() => performance.now());
  sharedReads.set(context, shared);
  return shared(environment, state, () => readPopulation(context, environment, book, rules));
}

/** What a read of an environment depends on, once what came in before the call is projected. */
export async function readStateOf(
  context: CollectorContext,
  environment: Environment,
): Promise<{
  readonly state: ReadState;
  readonly book: CompiledGuidebook;
  readonly rules: StaffRules;
}> {
  await settled(context);
  const { registry, now } = context;
  const book = await servedBook(context, environment);
  const rules = await registry.staff.rules();
  const { cursor, generation, definitions } = (await registry.projection.position()) ?? {};
  // What is reached by not doing it is reached as time goes by.
  const minute = Math.floor(now() / MINUTE_MS);
  const state = {
    rules: JSON.stringify([generation, definitions, book.revision, rules]),
    position: JSON.stringify([cursor, minute]),
  };
  return { state, book, rules };
}

async function readPopulation(
  { registry, now }: CollectorContext,
  environment: Environment,
  book: CompiledGuidebook,
  rules: StaffRules,
): Promise<Population> {
  const reader = createPopulationReader(book, now());
  const staff = new Set<string>();
  for await (const people of registry.projection.census(environment)) {
    const own = people.filter((person) => isStaff(person, rules));
    for (const { actors } of own) for (const actor of actors) staff.add(actor);
    reader.add(own.length === 0 ? people : people.filter((person) => !own.includes(person)));
  }
  const accounts = reader.isShared ? await registry.projection.accounts(environment) : [];
  return { members: reader.members(accounts), book, staff };
}

/** Some people with all that is known of them, under the guidebook that they were folded under. */
export interface JudgedPeople {
  readonly members: readonly Member[];
  readonly book: CompiledGuidebook;
}

/** Judges some people only, our own staff marked; accounts are read where they count. */
export async function loadMembers(
  context: CollectorContext,
  environment: Environment,
  people: readonly PersonRecord[],
): Promise<JudgedPeople> {
  const { counted, registry } = context;
  const nowMs = context.now();
  const rules = await registry.staff.rules();
  const book = await servedBook(context, environment);
  const byAccount = new Map<string, Readonly<Record<string, number>>>();
  for (const { accountId } of people) {
    if (accountId === undefined || byAccount.has(accountId)) continue;
    const account = await counted.account(environment, accountId);
    byAccount.set(accountId, account ? await accountReached(account, book, counted, nowMs) : {});
  }
  const members = people.map((person): Member => {
    const member = memberOf(person, byAccount, book, nowMs);
    return isStaff(person, rules) ? { ...member, isStaff: true } : member;
  });
  return { members, book };
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
  members: readonly MemberOutline[],
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
export function personByActor(members: readonly MemberOutline[]): ReadonlyMap<string, string> {
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
