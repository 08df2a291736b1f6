import { fail, ok, type Result } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import { problemResponse } from "../../http/problem.ts";
import { decode } from "../../ingest/decode.ts";
import { placeOf } from "../../store/people-place.ts";

/** Reads one parameter of the address. */
export type Query = (name: string) => string | undefined;

/** The environment that `?env=` names, "live" without it; else the 400 to answer. */
export function environmentOf(query: Query): Result<Environment, Response> {
  const env = query("env") ?? "live";
  if (env === "live" || env === "test") return ok(env);
  return fail(problemResponse("malformed", `env is "live" or "test", found ${quote(env)}.`));
}

/** A whole number from the query between 1 and `most`, `usual` without it; else the 400 to answer. */
export function wholeNumber(
  query: Query,
  name: string,
  { usual, most }: { readonly usual: number; readonly most: number },
): Result<number, Response> {
  const text = query(name);
  if (text === undefined) return ok(usual);
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= most) return ok(number);
  const detail = `${name} is a whole number from 1 to ${most}, found ${quote(text)}.`;
  return fail(problemResponse("malformed", detail));
}

/** Where `?cursor=` goes on, undefined without it; else the 400 to answer. */
export function cursorOf(query: Query): Result<string | undefined, Response> {
  return readCursor(query, (cursor) => /^\d{1,15}$/.test(cursor));
}

/** The same of a list by newest activity. */
export function placeCursorOf(query: Query): Result<string | undefined, Response> {
  return readCursor(query, (cursor) => placeOf(cursor) !== undefined);
}

/** Which page of which environment a list is asked for. */
export interface AskedPage {
  readonly environment: Environment;
  readonly limit: number;
  readonly cursor: string | undefined;
}

const PAGE = { usual: 50, most: 200 };

/** What `?env=`, `?limit=` and `?cursor=` of a list of people or accounts ask; else the 400 to answer. */
export function pageOf(query: Query, cursorIn = placeCursorOf): Result<AskedPage, Response> {
  const environment = environmentOf(query);
  if (!environment.ok) return environment;
  const limit = wholeNumber(query, "limit", PAGE);
  if (!limit.ok) return limit;
  const cursor = cursorIn(query);
  if (!cursor.ok) return cursor;
  return ok({ environment: environment.value, limit: limit.value, cursor: cursor.value });
}

function readCursor(
  query: Query,
  isOne: (cursor: string) => boolean,
): Result<string | undefined, Response> {
  const cursor = query("cursor");
  if (cursor === undefined || cursor === "") return ok(undefined);
  if (isOne(cursor)) return ok(cursor);
  return fail(problemResponse("malformed", "cursor is what the page before answered."));
}

/** The fields of a JSON object body; else the 400, 413 or 415 to answer. */
export async function fieldsOf(
  request: Request,
): Promise<Result<Readonly<Record<string, unknown>>, Response>> {
  const body = await decode(request);
  if (!body.ok) return body;
  const { data } = body.value;
  if (typeof data === "object" && data !== null && !Array.isArray(data)) return ok({ ...data });
  return fail(problemResponse("malformed", "Send a JSON object as the body."));
}

/** What was found, short enough to be told. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
