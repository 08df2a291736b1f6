import { type Result, fail, ok } from "@cairn/core";
import type { ProblemDetails, ReachLine, ReachProgress } from "@cairn/core/api";
import type { Platform } from "./platform.ts";

/** Why the collector did not do what was asked. */
export type ApiFailure =
  /** No answer, or the server is away for a moment: worth trying again. */
  | { readonly kind: "lost" }
  | { readonly kind: "signed-out" }
  | { readonly kind: "refused"; readonly problem: ProblemDetails };
export type Answer<Value> = Promise<Result<Value, ApiFailure>>;

// A keepalive body may be 64 KiB for the whole page; a longer draft waits in this browser's storage instead.
const LEAVING_BYTES = 60 * 1024;

/** Asks the collector once. `leaving`: the page goes away, and what fits is sent all the same. */
export async function exchange<Value>(
  platform: Pick<Platform, "fetch">,
  method: string,
  url: string,
  body: unknown,
  leaving: boolean,
): Promise<Result<Value, ApiFailure>> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const hasRoom = new TextEncoder().encode(text ?? "").byteLength <= LEAVING_BYTES;
  try {
    const response = await platform.fetch(url, {
      method,
      credentials: "same-origin",
      headers: {
        accept: "application/json",
        ...(text ? { "content-type": "application/json" } : {}),
      },
      ...(text === undefined ? {} : { body: text }),
      ...(leaving && hasRoom ? { keepalive: true } : {}),
    });
    if (response.ok) return ok(await readJson<Value>(response));
    return fail(await failureOf(response));
  } catch {
    return fail({ kind: "lost" });
  }
}

/** Who asks something that takes a while, and hears how far it is. */
export interface Patient {
  readonly onProgress: (progress: ReachProgress) => void;
  /** Aborted, the collector stops working on it. */
  readonly signal: AbortSignal;
}

/** As `exchange`, for what is answered line by line: how far it is, then the result. */
export async function exchangeLines<Value>(
  platform: Pick<Platform, "fetch">,
  method: string,
  url: string,
  body: unknown,
  { onProgress, signal }: Patient,
): Promise<Result<Value, ApiFailure>> {
  try {
    const response = await platform.fetch(url, {
      method,
      credentials: "same-origin",
      headers: {
        accept: "application/x-ndjson",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal,
    });
    if (!response.ok) return fail(await failureOf(response));
    for await (const line of linesOf<Value>(response)) {
      if ("result" in line) return ok(line.result);
      if ("failed" in line) return fail({ kind: "refused", problem: faultOf(line.failed) });
      onProgress(line.progress);
    }
  } catch {
    // Aborted, cut off, or no answer at all.
  }
  return fail({ kind: "lost" });
}

async function* linesOf<Value>(response: Response): AsyncGenerator<ReachLine<Value>> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const chunk = await reader?.read();
    const lines = (rest + (chunk?.value ?? "")).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line) as ReachLine<Value>;
    if (chunk !== undefined && !chunk.done) continue;
    if (rest !== "") yield JSON.parse(rest) as ReachLine<Value>;
    return;
  }
}

async function failureOf(response: Response): Promise<ApiFailure> {
  if (response.status === 401) return { kind: "signed-out" };
  if (response.status >= 502) return { kind: "lost" };
  return { kind: "refused", problem: await readProblem(response) };
}

function faultOf(detail: string): ProblemDetails {
  return { type: "about:blank", title: "The collector could not answer", status: 500, detail };
}

async function readJson<Value>(response: Response): Promise<Value> {
  const text = await response.text();
  return (text === "" ? undefined : JSON.parse(text)) as Value;
}

async function readProblem(response: Response): Promise<ProblemDetails> {
  const fallback: ProblemDetails = {
    type: "about:blank",
    title: `The collector answered ${response.status}`,
    status: response.status,
    detail: "It did not say why. Its log may tell more.",
  };
  try {
    return { ...fallback, ...((await response.json()) as Partial<ProblemDetails>) };
  } catch {
    return fallback;
  }
}
