import { fail, ok, type Result } from "@cairn/core";
import type { DeadLetterEntry, DeadLetters, Environment, RemovedLetters } from "@cairn/core/api";
import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { problemResponse } from "../../http/problem.ts";
import { replayLetters } from "../../ingest/replay.ts";
import { DEAD_LETTERS_KEPT, type KeptLetter, type LetterQuery } from "../../store/registry.ts";
import { jsonResponse } from "../answer.ts";
import { ndjsonResponse } from "./ndjson.ts";
import { environmentOf, quote, wholeNumber } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

const LIMIT = { usual: 50, most: 200 };

/** Refused events: list, export, replay, remove. */
export function deadLetterRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();
  const { deadLetters, definitions } = context.registry;

  routes.get("/dead-letters", async (c) => {
    const query = (name: string): string | undefined => c.req.query(name);
    const chosen = chosenBy(query);
    if (!chosen.ok) return chosen.failure;
    const limit = wholeNumber(query, "limit", LIMIT);
    if (!limit.ok) return limit.failure;
    const cursor = wholeNumber(query, "cursor", { usual: 0, most: Number.MAX_SAFE_INTEGER });
    if (!cursor.ok) return cursor.failure;
    const before = cursor.value === 0 ? {} : { before: cursor.value };
    const letters = await deadLetters.list({ ...chosen.value, ...before, limit: limit.value + 1 });
    const shown = letters.slice(0, limit.value);
    const last = letters.length > limit.value ? shown.at(-1) : undefined;
    const answer: DeadLetters = {
      letters: shown.map(entryOf),
      codes: await deadLetters.codes(chosen.value.environment),
      ...(last === undefined ? {} : { cursor: String(last.id) }),
    };
    return jsonResponse(answer);
  });

  routes.get("/dead-letters/export", async (c) => {
    const chosen = chosenBy((name) => c.req.query(name));
    if (!chosen.ok) return chosen.failure;
    const letters = await deadLetters.list({ ...chosen.value, limit: DEAD_LETTERS_KEPT });
    const lines = letters.map((letter) => `${JSON.stringify(entryOf(letter))}\n`);
    return ndjsonResponse(lines, "dead-letters.ndjson");
  });

  routes.post("/dead-letters/replay", async (c) => {
    const chosen = await lettersOf((name) => c.req.query(name));
    if (!chosen.ok) return chosen.failure;
    const { environment, letters } = chosen.value;
    const onGrown = (): void => context.projector.nudge();
    const replayed = await replayLetters(letters, environment, { ...context, onGrown });
    const detail = `${environment}: ${replayed.stored} stored, ${replayed.refused} still refused`;
    const by = c.get("by");
    await definitions.record({ atMs: context.now(), by, action: "dead-letters-replayed", detail });
    return jsonResponse(replayed);
  });

  routes.delete("/dead-letters", async (c) => {
    const chosen = await lettersOf((name) => c.req.query(name));
    if (!chosen.ok) return chosen.failure;
    const { environment, letters } = chosen.value;
    const ids = letters.map(({ id }) => id);
    const answer: RemovedLetters = { removed: await deadLetters.remove(environment, ids) };
    const detail = `${environment}: ${answer.removed}`;
    const by = c.get("by");
    await definitions.record({ atMs: context.now(), by, action: "dead-letters-removed", detail });
    return jsonResponse(answer);
  });
  return routes;

  /** All letters that the query names: by `id` one of them, or none where it is gone. */
  async function lettersOf(
    query: (name: string) => string | undefined,
  ): Promise<Result<Named, Response>> {
    const chosen = chosenBy(query);
    if (!chosen.ok) return chosen;
    const { environment } = chosen.value;
    if (query("id") === undefined) {
      const letters = await deadLetters.list({ ...chosen.value, limit: DEAD_LETTERS_KEPT });
      return ok({ environment, letters });
    }
    const id = wholeNumber(query, "id", { usual: 0, most: Number.MAX_SAFE_INTEGER - 1 });
    if (!id.ok) return id;
    const letters = await deadLetters.list({ ...chosen.value, before: id.value + 1, limit: 1 });
    return ok({ environment, letters: letters.filter((letter) => letter.id === id.value) });
  }
}

/** Letters that something is done with. */
interface Named {
  readonly environment: Environment;
  readonly letters: readonly KeptLetter[];
}

/** The letters that `env`, `code` and `since` name; else the 400 to answer. */
function chosenBy(
  query: (name: string) => string | undefined,
): Result<Omit<LetterQuery, "limit" | "before">, Response> {
  const environment = environmentOf(query);
  if (!environment.ok) return environment;
  const code = query("code");
  const since = query("since");
  const sinceMs = since === undefined ? undefined : Date.parse(since);
  if (Number.isNaN(sinceMs)) {
    const detail = `since is an ISO 8601 time, found ${quote(since ?? "")}.`;
    return fail(problemResponse("malformed", detail));
  }
  return ok({
    environment: environment.value,
    ...(code === undefined || code === "" ? {} : { code }),
    ...(sinceMs === undefined ? {} : { sinceMs }),
  });
}

function entryOf({ id, receivedAtMs, messageId, code, message, raw }: KeptLetter): DeadLetterEntry {
  return {
    id,
    receivedAt: new Date(receivedAtMs).toISOString(),
    ...(messageId === undefined ? {} : { messageId }),
    code,
    message,
    raw,
  };
}
