import { setImmediate } from "node:timers/promises";
import type { Environment } from "@cairn/core/api";
import type { CollectorContext } from "../../context.ts";
import type { RowsOf } from "../../insights/first-screen.ts";
import type { MemberOutline } from "../../insights/population.ts";
import type { LogRow } from "../../store/event-log.ts";

// Their rows are few; so many actors are one look-up.
const PEOPLE_AT_ONCE = 200;

/** The rows of people who did little, a page of them at a time. */
export async function loadFewRows(
  { log }: Pick<CollectorContext, "log">,
  environment: Environment,
  members: readonly MemberOutline[],
): Promise<RowsOf> {
  const rowsOf = new Map<string, LogRow[]>();
  for (let start = 0; start < members.length; start += PEOPLE_AT_ONCE) {
    const page = members.slice(start, start + PEOPLE_AT_ONCE);
    for (const { person } of page) {
      const own: LogRow[] = [];
      for (const actor of person.actors) rowsOf.set(actor, own);
    }
    const actors = page.flatMap(({ person }) => person.actors);
    for await (const rows of log.scan({ environment, actors })) {
      for (const row of rows) rowsOf.get(row.actor)?.push(row);
    }
    await setImmediate();
  }
  return ({ person }) => rowsOf.get(person.id) ?? [];
}
