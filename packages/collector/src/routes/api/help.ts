import type { Environment, HelpFigures, NotHelped, StaffRules } from "@cairn/core/api";
import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { eventInWords, type NamedParts } from "../../insights/event-in-words.ts";
import {
  type Complaint,
  complaintsOf,
  HELP_EVENTS,
  type HelpEvent,
  helpEventOf,
  helpFigures,
  type HelpRow,
  notHelpedOf,
} from "../../insights/help.ts";
import { textTrait } from "../../insights/person.ts";
import { isStaff } from "../../project/staff.ts";
import type { LogRow } from "../../store/event-log.ts";
import { jsonResponse } from "../answer.ts";
import { readStateOf, servedBook } from "./load.ts";
import { peopleBehind, type PeopleBehind } from "./people-behind.ts";
import { environmentOf, wholeNumber } from "./query.ts";
import { createSharedRead } from "./shared-reads.ts";
import type { ApiVariables } from "./signed-in.ts";

const DAY_MS = 86_400_000;
const DAYS = { usual: 28, most: 365 };
// What somebody does later has little to do with the answer.
const NEXT_MS = 30 * 60_000;

/** `GET /insights/help`: what people asked the help, and what it could not tell them. */
export function helpRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const shared = createSharedRead<HelpFigures>(() => performance.now());
  routes.get("/insights/help", async (c) => {
    const query = (name: string): string | undefined => c.req.query(name);
    const environment = environmentOf(query);
    if (!environment.ok) return environment.failure;
    const days = wholeNumber(query, "days", DAYS);
    if (!days.ok) return days.failure;
    const { state, rules } = await readStateOf(context, environment.value);
    const answer = await shared(`${environment.value} ${days.value}`, state, () =>
      readHelp(context, environment.value, days.value, rules),
    );
    return jsonResponse(answer);
  });
  return routes;
}

async function readHelp(
  context: CollectorContext,
  environment: Environment,
  days: number,
  rules: StaffRules,
): Promise<HelpFigures> {
  const found = await helpEvents(context, environment, context.now() - days * DAY_MS);
  const actors = found.map(({ actor }) => actor);
  const people = await peopleBehind(context, environment, actors);
  const rows = found.flatMap(({ actor, event }): readonly HelpRow[] => {
    const person = people.get(actor);
    if (person !== undefined && isStaff(person, rules)) return [];
    const name = textTrait(person?.traits ?? {}, "name");
    return [{ row: event, user: person?.id ?? actor, ...name }];
  });
  return {
    ...helpFigures(rows, days),
    notHelped: await tellComplaints(context, environment, complaintsOf(rows), people),
  };
}

interface HelpEventBy {
  readonly actor: string;
  readonly event: HelpEvent;
}

async function helpEvents(
  { log }: CollectorContext,
  environment: Environment,
  fromMs: number,
): Promise<readonly HelpEventBy[]> {
  const found: HelpEventBy[] = [];
  for await (const rows of log.scan({ environment, names: HELP_EVENTS, fromMs })) {
    for (const row of rows) {
      if (row.type === "track") found.push({ actor: row.actor, event: helpEventOf(row) });
    }
  }
  return found;
}

async function tellComplaints(
  context: CollectorContext,
  environment: Environment,
  complaints: readonly Complaint[],
  people: PeopleBehind,
): Promise<readonly NotHelped[]> {
  if (complaints.length === 0) return [];
  const byId = new Map([...people.values()].map((person) => [person.id, person]));
  const actorsOf = (user: string): readonly string[] => byId.get(user)?.actors ?? [user];
  const since = Math.min(...complaints.map(({ row }) => row.atMs));
  const until = Math.max(...complaints.map(({ row }) => row.atMs)) + NEXT_MS;
  const actors = [...new Set(complaints.flatMap(({ user }) => actorsOf(user)))];
  const after: LogRow[] = [];
  const span = { environment, actors, fromMs: since, untilMs: until };
  for await (const rows of context.log.scan(span)) after.push(...rows);
  const book = await servedBook(context, environment);
  return complaints.map((one) => {
    return notHelpedOf(one, nextOf(one, after, new Set(actorsOf(one.user)), book));
  });
}

/** The first thing they did then; another page only where nothing else came. */
function nextOf(
  { row }: HelpRow,
  after: readonly LogRow[],
  actors: ReadonlySet<string>,
  book: NamedParts,
): NotHelped["next"] {
  const then = after
    .filter(
      (one) =>
        actors.has(one.actor) &&
        one.messageId !== row.messageId &&
        one.atMs <= row.atMs + NEXT_MS &&
        (one.atMs > row.atMs || (one.atMs === row.atMs && (one.seq ?? 0) > (row.seq ?? 0))),
    )
    .toSorted((a, b) => a.atMs - b.atMs || (a.seq ?? 0) - (b.seq ?? 0));
  const next = then.find(({ type }) => type === "track") ?? then[0];
  if (next === undefined) return undefined;
  return { at: new Date(next.atMs).toISOString(), words: eventInWords(next, book, {}).words };
}
