import { stringify } from "csv-stringify/sync";
import type { Context } from "hono";
import type { CollectorContext } from "../../context.ts";
import type { ApiVariables } from "./signed-in.ts";

/** A list of people as a file, for other tools. */
export interface CsvFile {
  /** Without its ending. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly lines: Iterable<object>;
  /** What it holds, for the audit log: "who is stuck, live". */
  readonly holds: string;
}

/** Answers with the file, and says in the audit log who took it: from now on it lies where no erasure reaches it. */
export async function csvFile(
  { registry, now }: Pick<CollectorContext, "registry" | "now">,
  c: Context<ApiVariables>,
  { name, columns, lines, holds }: CsvFile,
): Promise<Response> {
  const entry = { atMs: now(), by: c.get("by"), action: "list-exported", detail: holds } as const;
  await registry.definitions.record(entry);
  // What somebody wrote must not become a formula where the file is opened.
  const body = stringify([...lines], {
    header: true,
    columns: [...columns],
    escape_formulas: true,
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}.csv"`,
    },
  });
}
