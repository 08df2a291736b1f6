import type { Presence } from "@cairn/core/api";
import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { problemResponse } from "../../http/problem.ts";
import { jsonResponse } from "../answer.ts";
import { fieldsOf } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

/** Who has which part of the draft open. */
export function presenceRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const { presence, registry } = context;
  const now = async (): Promise<Presence> => {
    const draft = await registry.definitions.draft();
    return { editors: presence.editors(), revision: draft?.revision ?? 0 };
  };

  routes.get("/presence", async () => jsonResponse(await now()));
  routes.put("/presence", async (c) => {
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const { tab, part, take } = fields.value;
    if (!isName(tab, 64))
      return problemResponse("malformed", "tab is a name of 1 to 64 characters.");
    if (part !== undefined && !isName(part, 200)) {
      return problemResponse("malformed", "part is a path of 1 to 200 characters.");
    }
    const said = { tab, ...(part === undefined ? {} : { part }), take: take === true };
    presence.tell(said, c.get("by"));
    return jsonResponse(await now());
  });
  return routes;
}

function isName(value: unknown, most: number): value is string {
  return typeof value === "string" && value.length >= 1 && value.length <= most;
}
