import type { Audit, AuditLine } from "@cairn/core/api";
import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import type { AuditEntry, KeptAuditEntry } from "../../store/definitions.ts";
import { jsonResponse } from "../answer.ts";
import { isoTime } from "../iso-time.ts";
import { cursorOf, wholeNumber } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

const LINES = { usual: 50, most: 200 };

/** `GET /audit?by=&action=&cursor=&limit=`: who did what, newest first; `action` may name several with commas between. */
export function auditRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const { definitions } = context.registry;
  routes.get("/audit", async (c) => {
    const query = (name: string): string | undefined => c.req.query(name);
    const limit = wholeNumber(query, "limit", LINES);
    if (!limit.ok) return limit.failure;
    const cursor = cursorOf(query);
    if (!cursor.ok) return cursor.failure;
    const by = query("by");
    const action = query("action");
    const found = await definitions.auditPage({
      ...(by === undefined || by === "" ? {} : { by }),
      ...(action === undefined || action === "" ? {} : { actions: actionsOf(action) }),
      ...(cursor.value === undefined ? {} : { before: Number(cursor.value) }),
      limit: limit.value + 1,
    });
    const lines = found.slice(0, limit.value);
    const last = lines.at(-1);
    const page: Audit = {
      lines: lines.map(lineOf),
      people: await definitions.auditPeople(),
      ...(found.length > lines.length && last !== undefined ? { cursor: String(last.id) } : {}),
    };
    return jsonResponse(page);
  });
  return routes;
}

/** A word that is no action finds nothing: the log of a later version may have it. */
function actionsOf(text: string): readonly AuditEntry["action"][] {
  return text.split(",").slice(0, 100) as AuditEntry["action"][];
}

function lineOf({ id, atMs, by, action, detail }: KeptAuditEntry): AuditLine {
  return { id, at: isoTime(atMs), by, action, ...(detail === undefined ? {} : { detail }) };
}
