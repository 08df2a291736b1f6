import type { Environment } from "@cairn/core/api";
import type { Member } from "../insights/population.ts";
import { isMadeHere } from "../project/made-here.ts";
import type { EventLog, LogRow } from "../store/event-log.ts";

/** A person with all that the log holds of them, in order of time. */
export interface Followed {
  readonly member: Member;
  /** What they did, or what was done about them with a server's key. */
  readonly rows: readonly LogRow[];
  /** What the collector itself said of them. */
  readonly made: readonly LogRow[];
}

// Few enough that their rows are read in some milliseconds: requests are answered between two pages.
const PAGE = 50;

/** Reads the log of these people page by page. */
export async function* follow(
  log: Pick<EventLog, "scan">,
  environment: Environment,
  members: readonly Member[],
): AsyncIterable<readonly Followed[]> {
  for (let start = 0; start < members.length; start += PAGE) {
    const page = members.slice(start, start + PAGE);
    const rowsOf = new Map<string, LogRow[]>();
    for (const { person } of page) {
      const own: LogRow[] = [];
      for (const actor of person.actors) rowsOf.set(actor, own);
    }
    for await (const rows of log.scan({ environment, actors: [...rowsOf.keys()] })) {
      for (const row of rows) rowsOf.get(row.actor)?.push(row);
    }
    yield page.map((member) => {
      const rows = rowsOf.get(member.person.id) ?? [];
      rows.sort((a, b) => a.atMs - b.atMs || (a.seq ?? 0) - (b.seq ?? 0));
      return {
        member,
        rows: rows.filter((row) => !isMadeHere(row)),
        made: rows.filter(isMadeHere),
      };
    });
  }
}
