import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { fail, ok, type Result } from "@cairn/core";
import { LIMITS } from "../config.ts";
import { problemResponse } from "../http/problem.ts";

const inflate = promisify(gunzip);

/** A request's body as data, and how many bytes of JSON it was. */
export interface Decoded {
  readonly data: unknown;
  readonly bytes: number;
}

/**
 * Reads a JSON body: `application/json`, or `text/plain` as unload beacons must send it, gzipped or not. Fails with the
 * 400, 413 or 415 to answer.
 */
export async function decode(request: Request): Promise<Result<Decoded, Response>> {
  const type = (request.headers.get("content-type") ?? "application/json").split(";", 1)[0];
  if (!/^\s*(application\/([\w.-]+\+)?json|text\/plain)\s*$/i.test(type ?? "")) {
    const detail = `Send application/json, or text/plain holding JSON; found ${type?.slice(0, 60)}.`;
    return fail(problemResponse("wrong-type", detail));
  }
  const encoding = request.headers.get("content-encoding")?.toLowerCase() ?? "identity";
  if (encoding !== "identity" && encoding !== "gzip") {
    const detail = `Send the body as it is or gzipped; found content-encoding ${encoding.slice(0, 60)}.`;
    return fail(problemResponse("wrong-type", detail));
  }
  const body = await readBounded(request).catch(() => "cut" as const);
  if (body === "cut")
    return fail(problemResponse("malformed", "The body ended before it was complete."));
  if (body === undefined) return fail(tooLarge("the body", LIMITS.bodyBytes));
  const inflated = encoding === "gzip" ? await inflateBounded(body) : ok(body);
  if (!inflated.ok) return inflated;
  return parseJson(inflated.value);
}

/** The body's bytes; undefined when there are more than allowed, without reading the rest. */
async function readBounded(request: Request): Promise<Uint8Array | undefined> {
  const declared = request.headers.get("content-length");
  if (declared !== null) {
    // The HTTP server gives exactly as many bytes as were declared.
    if (Number(declared) > LIMITS.bodyBytes) return undefined;
    const body = new Uint8Array(await request.arrayBuffer());
    return body.byteLength > LIMITS.bodyBytes ? undefined : body;
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > LIMITS.bodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function inflateBounded(body: Uint8Array): Promise<Result<Uint8Array, Response>> {
  try {
    return ok(await inflate(body, { maxOutputLength: LIMITS.inflatedBytes }));
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    if (isTooLarge) return fail(tooLarge("the inflated body", LIMITS.inflatedBytes));
    return fail(
      problemResponse("malformed", "The body says it is gzipped, but it cannot be inflated."),
    );
  }
}

function parseJson(body: Uint8Array): Result<Decoded, Response> {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8");
  try {
    return ok({ data: JSON.parse(text), bytes: body.byteLength });
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : "unknown fault";
    return fail(problemResponse("malformed", `The body is not JSON: ${reason}`));
  }
}

function tooLarge(what: string, limit: number): Response {
  const detail = `At most ${limit / 1024} KiB are taken, but ${what} is larger. Send smaller batches.`;
  return problemResponse("too-large", detail);
}
