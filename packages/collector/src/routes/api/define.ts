import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { problemResponse } from "../../http/problem.ts";
import { checkDraft, readDraft, saveDraft } from "../../publish/draft.ts";
import { setPaused } from "../../publish/pause.ts";
import { publishDraft, versionOf } from "../../publish/publish.ts";
import { rollback } from "../../publish/rollback.ts";
import { jsonResponse } from "../answer.ts";
import { conflict, invalid, isWhole, noRevision, NOTE_LENGTH, placeOf } from "./publish-fields.ts";
import { publishedIn, publishingBy } from "./publishing-by.ts";
import { fieldsOf, quote } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

/** The draft, publishing it, going back, and the pause switch. */
export function defineRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const { definitions } = context.registry;
  const versionAt = (text: string): ReturnType<typeof definitions.version> =>
    /^\d{1,9}$/.test(text) ? definitions.version(Number(text)) : Promise.resolve(undefined);
  const publishing = publishingBy(context);
  const changed = publishedIn(context);

  routes.get("/draft", async (c) => jsonResponse(await readDraft(publishing(c))));
  routes.get("/draft/file", async (c) => {
    const { guidebook } = await readDraft(publishing(c));
    return fileResponse("guidebook-draft.json", guidebook);
  });
  routes.put("/draft", async (c) => {
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const { guidebook, revision } = fields.value;
    if (!isWhole(revision)) return noRevision();
    const saved = await saveDraft({ guidebook, revision }, publishing(c));
    if (saved.ok) return jsonResponse(saved.value);
    if (saved.failure.kind === "conflict") return conflict(revision, saved.failure.revision);
    return invalid("That is not a guidebook; nothing was saved.", saved.failure.problems);
  });
  routes.post("/draft/check", async (c) => {
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    // As a draft is saved, or the bare guidebook: none has a field of that name.
    const isWrapped = Object.hasOwn(fields.value, "guidebook");
    return jsonResponse(checkDraft(isWrapped ? fields.value["guidebook"] : fields.value));
  });
  routes.post("/publish", async (c) => {
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const { note, revision } = fields.value;
    const environment = placeOf(fields.value);
    if (!environment.ok) return environment.failure;
    if (!isWhole(revision)) return noRevision();
    if (note !== undefined && (typeof note !== "string" || note.length > NOTE_LENGTH)) {
      return problemResponse("malformed", `note is a text of at most ${NOTE_LENGTH} characters.`);
    }
    const published = await publishDraft(
      { revision, environment: environment.value, ...(note === undefined ? {} : { note }) },
      publishing(c),
    );
    if (published.ok) {
      changed();
      return jsonResponse(published.value);
    }
    const { failure } = published;
    if (failure.kind === "conflict") return conflict(revision, failure.revision);
    const count = failure.problems.length;
    const what = `The draft has ${count} problem${count === 1 ? "" : "s"}`;
    return invalid(`${what}; nothing was published.`, failure.problems);
  });
  routes.get("/versions", async () => jsonResponse((await definitions.versions()).map(versionOf)));
  routes.get("/versions/:version", async (c) => {
    const record = await versionAt(c.req.param("version"));
    if (record === undefined) return noVersion(c.req.param("version"));
    return jsonResponse({ ...versionOf(record), guidebook: record.guidebook });
  });
  routes.get("/versions/:version/file", async (c) => {
    const record = await versionAt(c.req.param("version"));
    if (record === undefined) return noVersion(c.req.param("version"));
    return fileResponse(`guidebook-${record.version}.json`, record.guidebook);
  });
  routes.post("/rollback", async (c) => {
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const { version } = fields.value;
    if (!isWhole(version)) return problemResponse("malformed", "version is a whole number.");
    const environment = placeOf(fields.value);
    if (!environment.ok) return environment.failure;
    const restored = await rollback(version, publishing(c), environment.value);
    if (restored.ok) {
      changed();
      return jsonResponse(restored.value);
    }
    const { latest } = restored.failure;
    const there = latest === undefined ? "nothing was published yet" : `the latest is ${latest}`;
    return problemResponse("not-found", `There is no version ${version}: ${there}.`);
  });
  routes.put("/pause", async (c) => {
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const { paused } = fields.value;
    if (typeof paused !== "boolean")
      return problemResponse("malformed", "paused is true or false.");
    const environment = fields.value["environment"];
    const where = placeOf(fields.value);
    if (!where.ok) return where.failure;
    await setPaused(paused, publishing(c), environment === undefined ? undefined : where.value);
    changed();
    return c.body(null, 204);
  });
  return routes;
}

function noVersion(asked: string): Response {
  return problemResponse("not-found", `There is no version ${quote(asked)}.`);
}

/** A guidebook as a file that `cairn publish` and the studio's import take. */
function fileResponse(name: string, guidebook: unknown): Response {
  return new Response(`${JSON.stringify(guidebook, null, 2)}\n`, {
    headers: {
      "content-type": "application/json",
      "content-disposition": `attachment; filename="${name}"`,
    },
  });
}
