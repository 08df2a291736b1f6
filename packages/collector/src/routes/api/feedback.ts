import { fail, ok, type Result } from "@cairn/core";
import type { Respondents } from "@cairn/core/api";
import { Hono } from "hono";
import type { CollectorContext } from "../../context.ts";
import { problemResponse } from "../../http/problem.ts";
import { feedbackFigures, type FeedbackRead, partOf } from "../../insights/feedback/figures.ts";
import { QUESTION_KINDS } from "../../insights/feedback/happening.ts";
import { feedbackColumns, feedbackLines } from "../../insights/feedback/lines.ts";
import {
  type Asked,
  FEEDBACK_WHO,
  flowRespondents,
  surveyRespondents,
} from "../../insights/feedback/respondents.ts";
import { cursorAfter, isAfter, type PeoplePlace, placeOf } from "../../store/people-place.ts";
import { jsonResponse } from "../answer.ts";
import { csvFile } from "./csv-file.ts";
import { loadFeedback } from "./load-feedback.ts";
import { type AskedPage, pageOf, type Query, quote, wholeNumber } from "./query.ts";
import type { ApiVariables } from "./signed-in.ts";

const DAYS = { usual: 90, most: 365 };
const NOBODY = { met: new Map(), closed: new Map(), answers: new Map() } as const;

/** What people answered in surveys and why they cancel: figures, the people behind each, and all of it as a file. */
export function feedbackRoutes(context: CollectorContext): Hono<ApiVariables> {
  const routes = new Hono<ApiVariables>();

  routes.get("/insights/feedback", async (c) => {
    const asked = timeOf((name) => c.req.query(name));
    if (!asked.ok) return asked.failure;
    const { environment, days } = asked.value;
    return jsonResponse(feedbackFigures(await loadFeedback(context, environment, days), days));
  });

  routes.get("/insights/feedback/:id/people", async (c) => {
    const query = (name: string): string | undefined => c.req.query(name);
    const time = timeOf(query);
    if (!time.ok) return time.failure;
    const asked = askedOf(query);
    if (!asked.ok) return asked.failure;
    const read = await loadFeedback(context, time.value.environment, time.value.days);
    const id = c.req.param("id");
    const people = respondentsOf(read, id, asked.value);
    return people === undefined ? noSuch(id) : jsonResponse(pageFrom(people, time.value));
  });

  routes.get("/insights/feedback/:id/export", async (c) => {
    const asked = timeOf((name) => c.req.query(name));
    if (!asked.ok) return asked.failure;
    const { environment, days } = asked.value;
    const id = c.req.param("id");
    const read = await loadFeedback(context, environment, days);
    if (!isKnown(read, id)) return noSuch(id);
    return csvFile(context, c, {
      name: `${id}-${environment}`,
      columns: feedbackColumns,
      lines: feedbackLines(read, id),
      holds: `feedback of ${id}, ${environment}`,
    });
  });
  return routes;
}

type AskedTime = AskedPage & { readonly days: number };

function timeOf(query: Query): Result<AskedTime, Response> {
  const page = pageOf(query);
  if (!page.ok) return page;
  const days = wholeNumber(query, "days", DAYS);
  return days.ok ? ok({ ...page.value, days: days.value }) : days;
}

function askedOf(query: Query): Result<Asked, Response> {
  const [question, pick] = [query("question"), query("pick")];
  const picked = pick === undefined ? {} : { pick };
  if (question !== undefined) {
    const kind = QUESTION_KINDS.find((one) => one === query("kind"));
    if (kind !== undefined) return ok({ question, kind, ...picked });
    return fail(wordExpected("kind", QUESTION_KINDS, query("kind")));
  }
  const who = FEEDBACK_WHO.find((one) => one === query("who"));
  return who === undefined
    ? fail(wordExpected("who", FEEDBACK_WHO, query("who")))
    : ok({ who, ...picked });
}

function wordExpected(name: string, words: readonly string[], found = ""): Response {
  const list = words.map((one) => `"${one}"`).join(", ");
  return problemResponse("malformed", `${name} is one of ${list}, found ${quote(found)}.`);
}

function isKnown({ gathered, known }: FeedbackRead, id: string): boolean {
  return [known.surveys, known.flows, gathered.surveys, gathered.flows].some((some) =>
    some.has(id),
  );
}

function noSuch(id: string): Response {
  return problemResponse("not-found", `There is no survey and no cancel flow ${quote(id)}.`);
}

function respondentsOf(
  read: FeedbackRead,
  id: string,
  asked: Asked,
): Respondents["people"] | undefined {
  if (!isKnown(read, id)) return undefined;
  const { gathered, known, nameOf } = read;
  const isFlow = gathered.flows.has(id) || known.flows.has(id);
  if (isFlow && "who" in asked) {
    return flowRespondents(
      gathered.flows.get(id) ?? new Map(),
      partOf(known.flows, id),
      asked,
      nameOf,
    );
  }
  const met = gathered.surveys.get(id) ?? NOBODY;
  return surveyRespondents(met, partOf(known.surveys, id), asked, nameOf);
}

function pageFrom(people: Respondents["people"], { limit, cursor }: AskedPage): Respondents {
  const from = cursor === undefined ? undefined : placeOf(cursor);
  const rest = people.filter((one) => isAfter(placeAt(one), from));
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const isCut = rest.length > page.length && last !== undefined;
  return {
    total: people.length,
    people: page,
    ...(isCut ? { cursor: cursorAfter(placeAt(last)) } : {}),
  };
}

function placeAt({ at, user }: Respondents["people"][number]): PeoplePlace {
  return { lastMs: Date.parse(at), id: user };
}
