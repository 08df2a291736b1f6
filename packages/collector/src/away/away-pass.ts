import { setImmediate } from "node:timers/promises";
import type { CompiledGuidebook } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import { createPageJudge } from "../insights/judge-page.ts";
import type { Member } from "../insights/population.ts";
import { createRescues } from "../learn/rescuing-guides.ts";
import { unfitness } from "../learn/unfit-rows.ts";
import type { EventLog, LogEvent } from "../store/event-log.ts";
import type { ProjectionStore } from "../store/people.ts";
import { stallResolved } from "./away-event.ts";
import { type AwayLimits, learnAwayLimits } from "./away-limits.ts";
import { detectAway, type DetectRules } from "./detect-away.ts";
import { follow } from "./follow.ts";
import { type AwayBook, awayHistoryOf, isFirstScreen } from "./history.ts";
import type { AwayHistory } from "./silence.ts";
import { type Survey, surveyPeople } from "./survey.ts";

/** What a look reads and writes. */
export interface AwayParts {
  readonly log: EventLog;
  readonly projection: ProjectionStore;
}

/** Where, when and under what is looked. */
export interface AwayScope {
  readonly environment: Environment;
  readonly nowMs: number;
  readonly guidebook: CompiledGuidebook;
  /** Share of the people who pass a milestone that may be called away there, 0 to 1. */
  readonly alpha: number;
  /** Ends the look between two pages. */
  readonly signal?: AbortSignal;
}

/** What a look found. */
export interface AwayFound {
  readonly limits: AwayLimits;
  /** People that the limits were learned from. */
  readonly people: number;
  /** People who were left out of that: more events than a person makes, or a clock that lies. */
  readonly unfit: number;
  /** Events that are new in the log. */
  readonly detected: number;
  readonly resolved: number;
}

// People whose records are read at once.
const PAGE = 200;

/**
 * Looks once for everybody who is away unusually long, and tells the log of them and of those who came back and passed.
 * Found again, they are the same events, which the log holds once. Requests are answered between its pages. Undefined
 * when it was ended before it was through.
 */
export async function lookForAway(
  parts: AwayParts,
  scope: AwayScope,
): Promise<AwayFound | undefined> {
  const { environment, nowMs, guidebook } = scope;
  const how = { book: guidebook, rescues: createRescues(guidebook) };
  const survey = await surveyPeople(parts.projection, environment, guidebook, nowMs);
  const learned = await learnFrom(survey, how, parts, scope);
  const { limits, people, unfit } = learned;
  const resolved = await append(
    survey.through.map(({ person, stall, passedMs }) =>
      stallResolved(person, stall.milestone, passedMs, nowMs),
    ),
    parts,
    scope,
  );
  const detected = await detectSilent(survey.silent, { ...how, limits }, parts, scope);
  if (scope.signal?.aborted) return undefined;
  return { limits, people, unfit, detected, resolved };
}

async function learnFrom(
  { sample }: Survey,
  how: AwayBook,
  { log }: AwayParts,
  { environment, nowMs, alpha, signal }: AwayScope,
): Promise<Pick<AwayFound, "limits" | "people" | "unfit">> {
  const histories: AwayHistory[] = [];
  let unfit = 0;
  for await (const followed of follow(log, environment, sample)) {
    if (signal?.aborted) break;
    if (followed === undefined || unfitness(followed.rows, nowMs)) unfit += 1;
    else if (!isFirstScreen(followed)) histories.push(awayHistoryOf(followed, how));
    await setImmediate();
  }
  const limits = learnAwayLimits(histories, { alpha, nowMs });
  return { limits, people: histories.length, unfit };
}

/** How many of the people with these ids were found, and told of for the first time. */
async function detectSilent(
  silent: readonly string[],
  rules: DetectRules,
  parts: AwayParts,
  scope: AwayScope,
): Promise<number> {
  const { environment, guidebook, nowMs, signal } = scope;
  const judge = createPageJudge(parts.projection, environment, guidebook);
  let detected = 0;
  for (let start = 0; start < silent.length && !signal?.aborted; start += PAGE) {
    const ids = silent.slice(start, start + PAGE);
    const people = await parts.projection.persons(environment, ids);
    const members = await judge([...new Set(people.values())]);
    const found: LogEvent[] = [];
    for await (const followed of follow(parts.log, environment, members.filter(isUnderWay))) {
      const event = followed && detectAway(followed, rules, nowMs);
      if (event !== undefined) found.push(event);
      await setImmediate();
    }
    detected += await append(found, parts, scope);
  }
  return detected;
}

function isUnderWay({ activated }: Member): boolean {
  return !activated;
}

/** How many of the events are new. */
async function append(
  events: readonly LogEvent[],
  { log }: AwayParts,
  { environment }: AwayScope,
): Promise<number> {
  if (events.length === 0) return 0;
  const verdicts = await log.append(environment, events);
  return verdicts.filter((verdict) => verdict === "accepted").length;
}
