import { fail, type Result } from "@cairn/core";
import type { LiveEvent } from "@cairn/core/api";
import { type Admitted, authorise, type Credentials, type Refusal } from "../http/auth.ts";
import { createKeyUse } from "../http/key-use.ts";
import { hashOf } from "../http/secrets.ts";
import type { EventFeed } from "../ingest/feed.ts";
import type { AccessStore } from "../store/access.ts";

/** Who sends, or the 401 or 403 to answer. The live view shows what was refused. */
export type Admit = (
  request: Request,
  credentials: Credentials,
) => Promise<Result<Admitted, Response>>;

interface AdmissionDeps {
  readonly access: AccessStore;
  readonly feed: EventFeed;
  now(): number;
  newId(): string;
  report(error: unknown): void;
}

const QUIET_MS = 10_000;
const CAUSES_KEPT = 100;

/** Judges requests by their key and origin. One cause and origin is shown once in ten seconds. */
export function createAdmission({ access, feed, now, newId, report }: AdmissionDeps): Admit {
  const used = createKeyUse(access, now, report);
  const shownAtMs = new Map<string, number>();

  /** False while it was shown lately, or while there is no room to remember that it was. */
  function isDue(cause: string, nowMs: number): boolean {
    for (const [known, atMs] of shownAtMs) {
      if (nowMs - atMs >= QUIET_MS) shownAtMs.delete(known);
    }
    if (shownAtMs.has(cause) || shownAtMs.size >= CAUSES_KEPT) return false;
    shownAtMs.set(cause, nowMs);
    return true;
  }

  return async (request, credentials) => {
    const admitted = await authorise(request, access, credentials);
    if (admitted.ok) {
      if (credentials.secretKey !== undefined) used(hashOf(credentials.secretKey));
      return admitted;
    }
    const { failure } = admitted;
    const origin = request.headers.get("origin")?.slice(0, 200);
    const nowMs = now();
    if (isDue(`${failure.environment} ${failure.code} ${origin ?? ""}`, nowMs)) {
      feed.publish([refusedRequest(failure, { request, origin, nowMs, id: newId() })]);
    }
    return fail(failure.response);
  };
}

function refusedRequest(
  { code, detail, environment }: Refusal,
  from: {
    readonly request: Request;
    readonly origin: string | undefined;
    readonly nowMs: number;
    readonly id: string;
  },
): LiveEvent {
  // The settings route has the key in its path, and a page may have put a secret one there.
  const path = new URL(from.request.url).pathname.replace(/sk_\w+/, "sk_…").slice(0, 200);
  return {
    messageId: from.id,
    receivedAt: new Date(from.nowMs).toISOString(),
    environment,
    type: "request",
    name: "Request refused",
    properties: { path, ...(from.origin === undefined ? {} : { origin: from.origin }) },
    verdict: "rejected",
    problem: { path: "", code, message: detail },
  };
}
