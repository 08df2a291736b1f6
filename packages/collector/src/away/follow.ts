import type { Environment } from "@cairn/core/api";
import type { Member } from "../insights/population.ts";
import { isMadeHere } from "../project/made-here.ts";
import type { EventLog, LogRow } from "../store/event-log.ts";

/** A person with what the log holds of them until they were through, in order of time. */
export interface Followed {
  readonly member: Member;
  /** What they did, or what was done about them with a server's key. */
  readonly rows: readonly LogRow[];
  /** What the collector itself said of them. */
  readonly made: readonly LogRow[];
}

// More than a person does on the way; who does more is a script.
const MOST_ROWS = 20_000;

/** Reads the log of these people, one by one. Undefined of whom has more events than a person makes. */
export async function* follow(
  log: Pick<EventLog, "scan">,
  environment: Environment,
  members: readonly Member[],
): AsyncIterable<Followed | undefined> {
  for (const member of members) yield followOne(log, environment, member);
}

async function followOne(
  log: Pick<EventLog, "scan">,
  environment: Environment,
  member: Member,
): Promise<Followed | undefined> {
  const { person, activated, reached } = member;
  // What somebody does once they are through says nothing of the way, and may be years.
  const until = activated ? { untilMs: Math.max(...Object.values(reached)) + 1 } : {};
  const rows: LogRow[] = [];
  for await (const chunk of log.scan({ environment, actors: person.actors, ...until })) {
    rows.push(...chunk);
    if (rows.length > MOST_ROWS) return undefined;
  }
  rows.sort((a, b) => a.atMs - b.atMs || (a.seq ?? 0) - (b.seq ?? 0));
  return {
    member,
    rows: rows.filter((row) => !isMadeHere(row)),
    made: rows.filter(isMadeHere),
  };
}
