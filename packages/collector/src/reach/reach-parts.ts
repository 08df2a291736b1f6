import type { CompiledGuidebook, JsonObject } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import type { EventLog } from "../store/event-log.ts";
import type { ProjectionStore } from "../store/people.ts";

/** What questions about a draft are answered from. */
export interface ReachParts {
  readonly log: Pick<EventLog, "scan">;
  /** Without our own staff. */
  readonly projection: ProjectionStore;
  readonly environment: Environment;
  /** The draft and what is live, compiled for the collector. */
  readonly draft: CompiledGuidebook;
  readonly live: CompiledGuidebook;
  /** Traits of an account with what conditions ask of it. */
  accountTraits(id: string | undefined): Promise<JsonObject>;
  /** Epoch milliseconds. */
  readonly nowMs: number;
}

/** What the draft asks of accounts that nobody counted so far: it is counted from when it is published. */
export function uncountedFacts({
  draft,
  live,
}: Pick<ReachParts, "draft" | "live">): ReadonlySet<string> {
  const counted = new Set((live.accountFacts ?? []).map(({ key }) => key));
  const asked = (draft.accountFacts ?? []).map(({ key }) => key);
  return new Set(asked.filter((key) => !counted.has(key)));
}
