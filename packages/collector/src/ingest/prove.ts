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

/** Judges each event by itself, and refuses it only where tokens are enforced. `places` says where each one stood. */
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
      taken.push(trust === undefined ? event : { ...event, trust });
      takenFrom.push(place);
    }
  }
  return { events: taken, places: takenFrom, refused, identity };
}
