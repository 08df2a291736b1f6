import type { CheckResult } from "@cairn/core/api";
import { type Context, Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { problemResponse } from "../../http/problem.ts";
import { checkDraft, readDraft, saveDraft } from "../../publish/draft.ts";
import { setPaused } from "../../publish/pause.ts";
import { publishDraft, versionOf } from "../../publish/publish.ts";
import type { Publishing } from "../../publish/publishing.ts";
import { rollback } from "../../publish/rollback.ts";
import { jsonResponse } from "../answer.ts";
import { fieldsOf } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

/** The draft, publishing it, going back, and the pause switch. */
export function defineRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const { definitions } = context.registry;
  const publishing = (c: Context<ApiVariables>): Publishing => ({
    definitions,
    by: c.get("by"),
    now: () => context.now(),
  });
  /** Browsers get the new definitions with their next request; what was folded under the old ones is folded again. */
  const changed = (): void => {
    context.guidebook.refresh();
    context.projector.nudge();
  };

  routes.get("/draft", async (c) => jsonResponse(await readDraft(publishing(c))));
  routes.put("/draft", async (c) => {
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const { guidebook, revision } = fields.value;
    if (!isRevision(revision)) return noRevision();
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
    if (!isRevision(revision)) return noRevision();
    if (note !== undefined && (typeof note !== "string" || note.length > NOTE_LENGTH)) {
      return problemResponse("malformed", `note is a text of at most ${NOTE_LENGTH} characters.`);
    }
    const published = await publishDraft(
      { revision, ...(note === undefined ? {} : { note }) },
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
  routes.post("/rollback", async (c) => {
    const fields = await fieldsOf(c.req.raw);
    if (!fields.ok) return fields.failure;
    const { version } = fields.value;
    if (!isRevision(version)) return problemResponse("malformed", "version is a whole number.");
    const restored = await rollback(version, publishing(c));
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
    await setPaused(paused, publishing(c));
    changed();
    return c.body(null, 204);
  });
  return routes;
}

const NOTE_LENGTH = 500;

function isRevision(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function noRevision(): Response {
  const detail = "revision is missing: send the one that GET /api/draft answered.";
  return problemResponse("malformed", detail);
}

function conflict(sent: number, stored: number): Response {
  const what = `The draft was saved meanwhile: revision ${stored} is stored, ${sent} was sent.`;
  return problemResponse("conflict", `${what} Read it again before you go on.`);
}

function invalid(detail: string, problems: CheckResult["problems"]): Response {
  return problemResponse("invalid", detail, { problems });
}
