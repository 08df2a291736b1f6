import { fail, ok, type Result } from "@cairn/core";
import type {
  BuilderProposal,
  BuilderSession,
  NewBuilderProposal,
  ProblemDetails,
} from "@cairn/core/api";

/** Why the collector did not do it, in words; `isOver`: with this link it never will. */
export interface Refused {
  readonly words: string;
  readonly isOver: boolean;
}

/** All that a link's token can do. Nothing rejects. */
export interface BuilderApi {
  session(page: string): Promise<Result<BuilderSession, Refused>>;
  propose(proposal: NewBuilderProposal): Promise<Result<BuilderProposal, Refused>>;
  end(): Promise<Result<unknown, Refused>>;
}

/** Asks the collector under `token`. */
export function createBuilderApi(collector: string, token: string): BuilderApi {
  async function ask<Value>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Result<Value, Refused>> {
    try {
      const response = await fetch(`${collector}/api/builder${path}`, {
        method,
        credentials: "omit",
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (response.status === 204) return ok(undefined as Value);
      const answer: unknown = await response.json();
      if (response.ok) return ok(answer as Value);
      const { detail } = answer as Partial<ProblemDetails>;
      const words = detail ?? `The collector answered ${response.status}.`;
      return fail({ words, isOver: [401, 403, 404].includes(response.status) });
    } catch {
      return fail({ words: "The collector did not answer. Try again.", isOver: false });
    }
  }
  return {
    session: (page) => ask("GET", `?page=${encodeURIComponent(page)}`),
    propose: (proposal) => ask("POST", "/proposals", proposal),
    end: () => ask("DELETE", ""),
  };
}
