import type { Environment, Feedback, QuestionFigures, Respondents } from "@cairn/core/api";
import { expect } from "vitest";
import type { Ask } from "./ask.ts";
import type { PlainPerson } from "./plain-figures.ts";
import { DAY_MS, type Fact, NOW_MS } from "./random-history.ts";

// Of twenty days some are left out, so that what came before is told from what counts.
const DAYS = 14;

/** Expects what surveys and the cancel flow came to: by the definition, person by person. */
export async function checkFeedback(
  people: readonly PlainPerson[],
  env: Environment,
  ask: Ask,
): Promise<void> {
  const { surveys, cancelFlows } = await ask<Feedback>(`insights/feedback?env=${env}&days=${DAYS}`);
  const lately = people.map(({ id, facts }) => ({
    id,
    facts: facts.filter(({ atMs }) => atMs >= NOW_MS - DAYS * DAY_MS),
  }));
  const has = (facts: readonly Fact[], is: (fact: Fact) => boolean): boolean => facts.some(is);
  const isAnswer = ({ name, properties }: Fact): boolean =>
    name === "Survey Answered" && properties["score"] !== 11;
  const isClosed = ({ name }: Fact): boolean => name === "Survey Dismissed";
  const isMet = (fact: Fact): boolean =>
    isAnswer(fact) || isClosed(fact) || fact.properties["guide"] === "pulse";

  const met = lately.filter(({ facts }) => has(facts, isMet));
  const answered = met.filter(({ facts }) => has(facts, isAnswer));
  const dismissed = met.filter(({ facts }) => !has(facts, isAnswer) && has(facts, isClosed));
  expect(surveys).toHaveLength(met.length === 0 ? 0 : 1);
  const [pulse] = surveys;
  if (pulse !== undefined) {
    expect(pulse).toMatchObject({
      shown: met.length,
      answered: answered.length,
      dismissed: dismissed.length,
      silent: met.length - answered.length - dismissed.length,
    });
  }

  const lastTo = (question: string): readonly Fact[] =>
    lately.flatMap(({ facts }) => {
      const own = facts.filter((one) => isAnswer(one) && one.properties["question"] === question);
      return own.slice(-1);
    });
  const figuresOf = (question: string): QuestionFigures | undefined =>
    pulse?.questions.find((one) => one.question === question);
  const score = figuresOf("score");
  const scores = lastTo("score").map(({ properties }) => Number(properties["score"]));
  expect(score?.people ?? 0).toBe(scores.length);
  if (score?.kind === "nps") {
    const promoters = scores.filter((one) => one >= 9).length;
    const detractors = scores.filter((one) => one <= 6).length;
    expect(score).toMatchObject({ promoters, detractors });
    expect(score.scores).toEqual(
      Array.from({ length: 11 }, (_, at) => scores.filter((one) => one === at).length),
    );
    expect(score.estimate?.value).toBeCloseTo((100 * (promoters - detractors)) / scores.length, 9);
    const behind = await ask<Respondents>(
      `insights/feedback/pulse/people?env=${env}&days=${DAYS}&question=score&kind=nps&pick=promoters`,
    );
    expect(behind.people.filter(({ said }) => said === "9")).toHaveLength(score.scores[9] ?? 0);
    expect(behind.people.filter(({ said }) => said === "10")).toHaveLength(score.scores[10] ?? 0);
    expect(behind.total).toBe(promoters);
  }
  const wrong = figuresOf("wrong");
  const chosen = lastTo("wrong").flatMap(({ properties }) => properties["choices"] as string[]);
  for (const { option, people: count } of wrong?.kind === "multiple" ? wrong.options : []) {
    expect(count).toBe(chosen.filter((one) => one === option).length);
  }
  expect(figuresOf("why")?.people ?? 0).toBe(lastTo("why").length);

  const visits = lately.flatMap(({ facts }) => {
    const own = facts.filter(({ properties }) => properties["guide"] === "leaving");
    return own.length === 0 ? [] : [visitOf(own)];
  });
  expect(cancelFlows).toHaveLength(visits.length === 0 ? 0 : 1);
  const [leaving] = cancelFlows;
  if (leaving === undefined) return;
  const came = (outcome: string): number => visits.filter((one) => one.outcome === outcome).length;
  expect(leaving).toMatchObject({
    opened: visits.length,
    accepted: came("Cancel Remedy Accepted"),
    cancelled: came("Cancel Completed"),
    left: came("left"),
    people: visits.filter(({ reason }) => reason !== undefined).length,
  });
  for (const { reason, people: count, cancelled } of leaving.reasons) {
    const own = visits.filter((one) => one.reason === reason);
    expect(count).toBe(own.length);
    expect(cancelled).toBe(own.filter(({ outcome }) => outcome === "Cancel Completed").length);
  }
}

/** The last reason somebody gave, and what they did last since then. */
function visitOf(facts: readonly Fact[]): { readonly reason?: unknown; readonly outcome: string } {
  const at = facts.findLastIndex(({ name }) => name === "Cancel Reason Given");
  const since = facts.slice(at + 1).filter(({ name }) => name !== "Guide Shown");
  const reason = facts.findLast(({ properties }) => properties["reason"] !== undefined);
  return { reason: reason?.properties["reason"], outcome: since.at(-1)?.name ?? "left" };
}
