import type { LogEvent } from "../store/event-log.ts";
import { type IdentityJudge, type IdentityOutcome, identityProblem } from "./identity.ts";
import type { OutcomeCounts } from "./identity-coverage.ts";
import type { Place, Refused } from "./validate.ts";

/** Events after their senders' proof was judged. */
export interface Proven {
  /** What may be stored, with its trust mark. */
  readonly events: readonly LogEvent[];
  /** Where each of `events` stood. */
  readonly places: readonly Place[];
  readonly refused: readonly Refused[];
  readonly identity: OutcomeCounts;
}

/**
 * Judges each event by itself; only where tokens are enforced it refuses some, and takes the account from the others
 * that are unproven. `places` says where each one stood.
 */
export function prove(
  events: readonly LogEvent[],
  places: readonly Place[],
  judge: IdentityJudge,
): Proven {
  const taken: LogEvent[] = [];
  const takenFrom: Place[] = [];
  const refused: Refused[] = [];
  const identity: Partial<Record<IdentityOutcome, number>> = {};
  for (const [at, event] of events.entries()) {
    const outcome = judge.outcomeOf(event);
    if (outcome !== undefined) identity[outcome] = (identity[outcome] ?? 0) + 1;
    const place = places[at] ?? { index: at, raw: undefined };
    if (judge.mode === "enforce" && outcome !== undefined && outcome !== "verified") {
      const { messageId } = event;
      refused.push({ ...place, messageId, problems: [identityProblem(outcome, event)] });
    } else {
      const trust = judge.trustOf(outcome);
      if (trust !== undefined) taken.push({ ...event, trust });
      else taken.push(judge.mode === "enforce" ? withoutAccount(event) : event);
      takenFrom.push(place);
    }
  }
  return { events: taken, places: takenFrom, refused, identity };
}

/** An event that nobody vouches for acts in no account: its `context.groupId` is only what a stranger says. */
function withoutAccount(event: LogEvent): LogEvent {
  if (event.accountId === undefined) return event;
  const { accountId: _, context: { groupId: __, ...context } = {}, ...rest } = event;
  return { ...rest, context };
}
