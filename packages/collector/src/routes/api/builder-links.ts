import { fail, ok, type Result } from "@cairn/core";
import type { BuilderTask, Environment, MadeBuilderLink } from "@cairn/core/api";
import { parseBuilderTask } from "@cairn/core/guidebook";
import { Hono } from "hono";
import { endBuilderLink, makeBuilderLink, shownLink } from "../../builder/builder-links.ts";
import type { CollectorContext } from "../../context.ts";
import { isAllowed } from "../../http/auth.ts";
import { problemResponse } from "../../http/problem.ts";
import { note } from "../../team/team.ts";
import { jsonResponse } from "../answer.ts";
import { fieldsOf, quote } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

/** The studio's side of the builder: a link is made here, watched, and ended. */
export function builderLinkRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const { builderLinks } = context.registry;

  routes.post("/builder-links", async (c) => {
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const { environment, url } = fields.value;
    if (environment !== "live" && environment !== "test") {
      return problemResponse("malformed", 'environment is "live" or "test".');
    }
    const task = parseBuilderTask(fields.value["task"]);
    if (!task.ok) {
      return problemResponse("malformed", "task says what to do on the page.", {
        problems: task.failure,
      });
    }
    const page = await pageOf(url, environment, c.req.raw, context);
    if (!page.ok) {
      const problem = { path: "url", code: "bad-address", message: page.failure };
      return problemResponse("invalid", page.failure, { problems: [problem] });
    }
    const { record, open } = await makeBuilderLink(
      { environment, url: page.value, task: task.value as BuilderTask, by: c.get("by") },
      builderLinks,
      () => context.newId(),
      context.now(),
    );
    // What stands behind a question mark may let somebody in.
    const { origin, pathname } = new URL(page.value);
    await note(context.team, c.get("by"), "builder-link-made", origin + pathname);
    const made: MadeBuilderLink = { link: shownLink(record, [], context.now()), open };
    return jsonResponse(made, 201);
  });
  routes.get("/builder-links/:id", async (c) => {
    const record = await builderLinks.link(c.req.param("id"));
    if (record === undefined) return gone();
    return jsonResponse(shownLink(record, await builderLinks.notes(record.id), context.now()));
  });
  routes.delete("/builder-links/:id", async (c) => {
    const record = await builderLinks.link(c.req.param("id"));
    if (record === undefined) return gone();
    await endBuilderLink(record, builderLinks, context.now());
    await note(context.team, c.get("by"), "builder-link-ended", record.origin);
    return c.body(null, 204);
  });
  return routes;
}

/** The address to open; else what is wrong with it. Only pages that may send events can be opened. */
async function pageOf(
  url: unknown,
  environment: Environment,
  request: Request,
  { registry }: CollectorContext,
): Promise<Result<string, string>> {
  if (
    typeof url !== "string" ||
    url.length > 2_000 ||
    !/^https?:/i.test(url) ||
    !URL.canParse(url)
  ) {
    return fail("Give the whole address of a page, such as https://app.example/invoices.");
  }
  const page = new URL(url);
  page.username = page.password = "";
  const keys = await registry.access.writeKeys();
  const mayUse = keys.some(
    (key) =>
      key.environment === environment &&
      key.revokedAtMs === undefined &&
      isAllowed(page.origin, key, request),
  );
  if (mayUse) return ok(page.href);
  return fail(
    `${quote(page.origin)} is not among the addresses of your product. Add it under Install.`,
  );
}

function gone(): Response {
  return problemResponse("not-found", "This link is not known here; it may be too old.");
}
