import { fail, ok, type Result } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import type { AccessStore, WriteKeyRecord } from "../store/access.ts";
import { type ProblemExtras, problemResponse } from "./problem.ts";

/** The write key of a request: HTTP Basic user name, else what `inBody` or `?key=` says. */
export function writeKeyOf(request: Request, inBody?: unknown): string | undefined {
  const [scheme, credentials] = (request.headers.get("authorization") ?? "").split(" ", 2);
  if (scheme?.toLowerCase() === "basic" && credentials !== undefined) {
    const [name] = Buffer.from(credentials, "base64").toString("utf8").split(":", 1);
    if (name) return name;
  }
  if (typeof inBody === "string" && inBody !== "") return inBody;
  const query = request.url.indexOf("?");
  if (query === -1) return undefined;
  return new URLSearchParams(request.url.slice(query + 1)).get("key") ?? undefined;
}

/** Why a request may not come in. */
export interface Refusal {
  readonly code: "unknown-key" | "origin-not-allowed";
  /** What was wrong and what to do, as the sender is told. */
  readonly detail: string;
  /** The key's own; live where no such key is known. */
  readonly environment: Environment;
  /** The 401 or 403 to answer. */
  readonly response: Response;
}

/**
 * The write key's record when it is known and the request's origin may use it; else why not. A request without `Origin`
 * comes from a server and is allowed.
 */
export async function authorise(
  request: Request,
  access: AccessStore,
  key: string | undefined,
): Promise<Result<WriteKeyRecord, Refusal>> {
  const challenge = { headers: { "www-authenticate": 'Basic realm="Cairn write key"' } };
  if (key === undefined) {
    const how = "Send the write key as the HTTP Basic user name or as writeKey in the body.";
    return refuse("unknown-key", `The request carries no write key. ${how}`, "live", challenge);
  }
  const record = await access.writeKey(key);
  if (record === undefined || record.revokedAtMs !== undefined) {
    const what = record === undefined ? "is not known here" : "was revoked";
    const where = "The keys of this collector stand in the studio and in `cairn keys`.";
    const detail = `The write key ${shorten(key)} ${what}. ${where}`;
    return refuse("unknown-key", detail, record?.environment ?? "live");
  }
  const origin = request.headers.get("origin");
  if (origin !== null && !isAllowed(origin, record, request)) {
    const how = `Add it: cairn keys origins ${[record.key, ...record.origins, origin].join(" ")}`;
    const detail = `${shorten(origin)} may not send with this key. ${how}`;
    return refuse("origin-not-allowed", detail, record.environment);
  }
  return ok(record);
}

function refuse(
  code: Refusal["code"],
  detail: string,
  environment: Environment,
  extras: ProblemExtras = {},
): Result<never, Refusal> {
  return fail({ code, detail, environment, response: problemResponse(code, detail, extras) });
}

function isAllowed(origin: string, { origins }: WriteKeyRecord, request: Request): boolean {
  // Pages that the collector itself serves: the demo and the studio's preview.
  // Only the host is compared: behind a proxy with TLS the collector itself speaks http.
  if (URL.canParse(origin) && new URL(origin).host === new URL(request.url).host) return true;
  if (origins.length === 0) return LOOPBACK.test(origin);
  return origins.includes(origin) || origins.includes("*");
}

// Only people who sit at the machine can serve these: a new key works in development before anything is set.
const LOOPBACK = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
