import { fail, ok, type Result } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import type { AccessStore, WriteKeyRecord } from "../store/access.ts";
import { type ProblemExtras, problemResponse } from "./problem.ts";
import { publicHost } from "./public-origin.ts";
import { hashOf } from "./secrets.ts";

/** Who sends, once their key was judged. */
export interface Admitted {
  readonly environment: Environment;
  /** The write key; of a secret key only its ending, `sk_…9f3c`. */
  readonly key: string;
  /** The request carries a secret key: what it says of its users is believed. */
  readonly isServer: boolean;
}

/** What a request brings to be let in with. */
export interface Credentials {
  readonly writeKey?: string;
  /** `sk_…` */
  readonly secretKey?: string;
}

/**
 * The write key of a request: HTTP Basic user name, else what `inBody` or `?key=` says. A secret key stands as the
 * Basic user name, as the bearer token or `inBody`, where Segment's server SDKs repeat the user name; never in the URL,
 * which proxies write down.
 */
export function credentialsOf(request: Request, inBody?: unknown): Credentials {
  const given = authorizationOf(request);
  const query = request.url.indexOf("?");
  const inQuery =
    query === -1 ? null : new URLSearchParams(request.url.slice(query + 1)).get("key");
  const { basic, bearer } = given;
  const named = typeof inBody === "string" ? inBody : undefined;
  const secret = [basic, bearer, named].find((one) => one?.startsWith("sk_"));
  const writeKey = [basic, named, inQuery].find((one) => one && !one.startsWith("sk_"));
  return {
    ...(writeKey ? { writeKey } : {}),
    ...(secret === undefined ? {} : { secretKey: secret }),
  };
}

/** The bearer token of a request, where it is no secret key: an identity token. */
export function bearerOf(request: Request): string | undefined {
  const { bearer } = authorizationOf(request);
  return bearer?.startsWith("sk_") ? undefined : bearer;
}

function authorizationOf(request: Request): { readonly basic?: string; readonly bearer?: string } {
  const [scheme, credentials] = (request.headers.get("authorization") ?? "").split(" ", 2);
  if (credentials === undefined || credentials === "") return {};
  switch (scheme?.toLowerCase()) {
    case "basic": {
      const [name = ""] = Buffer.from(credentials, "base64").toString("utf8").split(":", 1);
      return { basic: name };
    }
    case "bearer":
      return { bearer: credentials };
    default:
      return {};
  }
}

/** Why a request may not come in. */
export interface Refusal {
  readonly code: "unknown-key" | "origin-not-allowed" | "scope-not-enough";
  /** What was wrong and what to do, as the sender is told. */
  readonly detail: string;
  /** The key's own; of a key that is not known here, what it begins with: test with `pk_test_`, else live. */
  readonly environment: Environment;
  /** The 401 or 403 to answer. */
  readonly response: Response;
}

/**
 * Whether a request may come in: with a write key that is known and that its origin may use, or with a secret key and
 * no origin at all. A request without `Origin` comes from a server and is allowed.
 */
export async function authorise(
  request: Request,
  access: AccessStore,
  { writeKey: key, secretKey }: Credentials,
): Promise<Result<Admitted, Refusal>> {
  if (secretKey !== undefined) return authoriseServer(request, access, secretKey, key);
  if (key === undefined) {
    const how = "Send the write key as the HTTP Basic user name or as writeKey in the body.";
    return refuse("unknown-key", `The request carries no write key. ${how}`, "live", CHALLENGE);
  }
  const record = await access.writeKey(key);
  if (record === undefined || record.revokedAtMs !== undefined) return unknownKey(key, record);
  const origin = request.headers.get("origin");
  if (origin !== null && !isAllowed(origin, record, request)) {
    const how = `Add it: cairn keys origins ${[record.key, ...record.origins, origin].join(" ")}`;
    const detail = `${shorten(origin)} may not send with this key. ${how}`;
    return refuse("origin-not-allowed", detail, record.environment);
  }
  return ok({ environment: record.environment, key, isServer: false });
}

/** A server's secret key has no environment of its own: a write key beside it says which, else `?env=`, else live. */
async function authoriseServer(
  request: Request,
  access: AccessStore,
  secretKey: string,
  writeKey: string | undefined,
): Promise<Result<Admitted, Refusal>> {
  const ending = `sk_…${secretKey.slice(-4)}`;
  const secret = await access.secretKey(hashOf(secretKey));
  if (secret === undefined || secret.revokedAtMs !== undefined) {
    const what = secret === undefined ? "is not known here" : "was revoked";
    const detail = `The secret key ${ending} ${what}. List them: cairn keys secret list`;
    return refuse("unknown-key", detail, "live", CHALLENGE);
  }
  if (secret.scopes !== undefined && !secret.scopes.includes("ingest")) {
    const detail = `The secret key ${ending} may not send events: it has not the scope ingest.`;
    return refuse("scope-not-enough", detail, "live");
  }
  if (request.headers.get("origin") !== null) {
    const detail = `A web page sent the secret key ${ending}. Revoke it (cairn keys secret revoke), and use a write key in pages.`;
    return refuse("origin-not-allowed", detail, "live");
  }
  const beside = writeKey === undefined ? undefined : await access.writeKey(writeKey);
  if (writeKey !== undefined && (beside === undefined || beside.revokedAtMs !== undefined)) {
    return unknownKey(writeKey, beside);
  }
  const named = new URL(request.url).searchParams.get("env") ?? "live";
  if (named !== "live" && named !== "test") {
    return refuse("unknown-key", `env is "live" or "test", found ${shorten(named)}.`, "live");
  }
  return ok({ environment: beside?.environment ?? named, key: ending, isServer: true });
}

const CHALLENGE = { headers: { "www-authenticate": 'Basic realm="Cairn write key"' } };

function unknownKey(key: string, record: WriteKeyRecord | undefined): Result<never, Refusal> {
  if (key.startsWith("sk_")) {
    const what = `The secret key sk_…${key.slice(-4)} stands where everybody can read it.`;
    const how = "Revoke it (cairn keys secret revoke), and use a write key there.";
    return refuse("unknown-key", `${what} ${how}`, "live");
  }
  const what = record === undefined ? "is not known here" : "was revoked";
  const where = "The keys of this collector stand in the studio and in `cairn keys`.";
  const detail = `The write key ${shorten(key)} ${what}. ${where}`;
  // Who mistypes a test key looks at the test data.
  const meant = key.startsWith("pk_test_") ? "test" : "live";
  return refuse("unknown-key", detail, record?.environment ?? meant);
}

function refuse(
  code: Refusal["code"],
  detail: string,
  environment: Environment,
  extras: ProblemExtras = {},
): Result<never, Refusal> {
  return fail({ code, detail, environment, response: problemResponse(code, detail, extras) });
}

/** Whether pages of `origin` may use the key, at the collector that `request` came to. */
export function isAllowed(
  origin: string,
  { origins }: Pick<WriteKeyRecord, "origins">,
  request: Request,
): boolean {
  // Pages that the collector itself serves: the demo and the studio's preview.
  // Only the host is compared: behind a proxy with TLS the collector itself speaks http.
  if (URL.canParse(origin) && new URL(origin).host === publicHost(request)) return true;
  if (origins.length === 0) return LOOPBACK.test(origin);
  return origins.includes(origin) || origins.includes("*");
}

// Only people who sit at the machine can serve these: a new key works in development before anything is set.
const LOOPBACK = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
