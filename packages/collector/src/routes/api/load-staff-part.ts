import type { Environment } from "@cairn/core/api";
import type { CollectorContext } from "../../context.ts";
import { addStaffRows, NO_STAFF_PART, type StaffPart } from "../../insights/staff-part.ts";

const ACTORS_AT_ONCE = 200;

/** Reads what these ids of our own staff did, as far as the log still holds it. */
export async function loadStaffPart(
  { log }: Pick<CollectorContext, "log">,
  environment: Environment,
  staff: ReadonlySet<string>,
): Promise<StaffPart> {
  const actors = [...staff];
  let part = NO_STAFF_PART;
  for (let start = 0; start < actors.length; start += ACTORS_AT_ONCE) {
    const some = actors.slice(start, start + ACTORS_AT_ONCE);
    for await (const rows of log.scan({ environment, actors: some })) {
      part = addStaffRows(part, rows);
    }
  }
  return part;
}
