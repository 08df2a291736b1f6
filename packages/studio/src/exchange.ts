import { type Result, fail, ok } from "@cairn/core";
import type { ProblemDetails } from "@cairn/core/api";
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
    if (response.status === 401) return fail({ kind: "signed-out" });
    if (response.status >= 502) return fail({ kind: "lost" });
    return fail({ kind: "refused", problem: await readProblem(response) });
  } catch {
    return fail({ kind: "lost" });
  }
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
