import { type Happening, inTime, type QuestionKind, type Said } from "./happening.ts";

/** Something that a person did. */
export type HappeningBy = Happening & { readonly user: string };

/** One answer, with who gave it and when, epoch milliseconds. */
export interface AnswerBy {
  readonly user: string;
  readonly atMs: number;
  readonly said: Said;
}

/** All that people did with one survey. Who, with when they did it last, epoch milliseconds. */
export interface SurveyMet {
  readonly met: ReadonlyMap<string, number>;
  readonly closed: ReadonlyMap<string, number>;
  /** Every answer in order of time, by question and kind: see `questionKey`. */
  readonly answers: ReadonlyMap<string, readonly AnswerBy[]>;
}

/** What one person did last with a cancel flow. Times are epoch milliseconds. */
export interface FlowVisit {
  readonly atMs: number;
  readonly reason?: string;
  /** What came of it after the last reason; absent: they left it. */
  readonly outcome?: "accepted" | "cancelled";
}

/** All feedback of one environment and time. */
export interface Gathered {
  readonly surveys: ReadonlyMap<string, SurveyMet>;
  /** By flow, then by person. */
  readonly flows: ReadonlyMap<string, ReadonlyMap<string, FlowVisit>>;
}

/** The key of a question's answers: one whose kind was changed has two. */
export function questionKey(question: string, kind: QuestionKind): string {
  return `${kind} ${question}`;
}

/** Puts together what happened, in whatever order it is given. */
export function gather(happenings: readonly HappeningBy[]): Gathered {
  const surveys = new Map<string, SurveyDraft>();
  const flows = new Map<string, Map<string, FlowVisit>>();
  for (const one of happenings.toSorted(inTime)) {
    const isOfFlow = one.kind === "shown" ? one.as === "cancel" : FLOW_KINDS.has(one.kind);
    if (isOfFlow) {
      const visits = entryOf(flows, one.part, () => new Map<string, FlowVisit>());
      visits.set(one.user, visitAfter(visits.get(one.user), one));
    } else addTo(entryOf(surveys, one.part, newSurvey), one);
  }
  return { surveys, flows };
}

/** Each person's latest of some answers, in order of time. */
export function latestOf(answers: readonly AnswerBy[]): readonly AnswerBy[] {
  const latest = new Map<string, AnswerBy>();
  for (const answer of answers) {
    // Set anew, so that the order is that of the latest.
    latest.delete(answer.user);
    latest.set(answer.user, answer);
  }
  return [...latest.values()];
}

const FLOW_KINDS: ReadonlySet<Happening["kind"]> = new Set(["reason", "accepted", "cancelled"]);

interface SurveyDraft {
  readonly met: Map<string, number>;
  readonly closed: Map<string, number>;
  readonly answers: Map<string, AnswerBy[]>;
}

function newSurvey(): SurveyDraft {
  return { met: new Map(), closed: new Map(), answers: new Map() };
}

function addTo({ met, closed, answers }: SurveyDraft, one: HappeningBy): void {
  const { user, atMs } = one;
  met.set(user, atMs);
  if (one.kind === "closed") closed.set(user, atMs);
  if (one.kind !== "answered") return;
  const key = questionKey(one.question, one.said.kind);
  entryOf(answers, key, () => []).push({ user, atMs, said: one.said });
}

/** A later reason begins anew: what came of the one before is over. */
function visitAfter(before: FlowVisit | undefined, one: HappeningBy): FlowVisit {
  const { atMs } = one;
  switch (one.kind) {
    case "reason":
      return { atMs, reason: one.reason };
    case "accepted":
    case "cancelled": {
      const reason = one.reason ?? before?.reason;
      return { atMs, ...(reason === undefined ? {} : { reason }), outcome: one.kind };
    }
    default:
      return { ...before, atMs };
  }
}

function entryOf<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
