import type { Environment } from "@cairn/core/api";
import { messageOf } from "../export/log-lines.ts";
import { createNamesOneOf } from "../store/names-person.ts";
import { idsOf } from "./ids-of.ts";
import type { PersonalParts } from "./parts.ts";

const LETTERS = 500;

/**
 * Everything held about one person, one JSON object a line: `{"kind":"record"}`, then `{"kind":"event"}` in log order,
 * then `{"kind":"dead-letter"}`. Nothing when nothing is held.
 */
export async function* personLines(
  parts: PersonalParts,
  { environment, id, by }: { environment: Environment; id: string; by: string },
): AsyncGenerator<string> {
  const { log, registry } = parts;
  const { ids, person } = await idsOf(parts, environment, id);
  await registry.definitions.record({
    atMs: parts.now(),
    by,
    action: "person-exported",
    detail: environment,
  });
  if (person !== undefined) yield line({ kind: "record", ...person });
  for await (const rows of log.scan({ environment, actors: ids })) {
    yield rows
      .map((row) =>
        line({
          kind: "event",
          receivedAt: new Date(row.receivedAtMs).toISOString(),
          ...(row.accountId === undefined ? {} : { account: row.accountId }),
          message: messageOf(row),
        }),
      )
      .join("");
  }
  const isTheirs = createNamesOneOf(ids);
  let before: number | undefined;
  for (;;) {
    const query = { environment, limit: LETTERS, ...(before === undefined ? {} : { before }) };
    const letters = await registry.deadLetters.list(query);
    for (const letter of letters) {
      if (!isTheirs(letter)) continue;
      const { receivedAtMs, code, message, raw } = letter;
      const receivedAt = new Date(receivedAtMs).toISOString();
      yield line({ kind: "dead-letter", receivedAt, code, message, raw });
    }
    before = letters.at(-1)?.id;
    if (letters.length < LETTERS) return;
  }
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
