import type { AnswerFigures, HelpFigures, NotHelped, UnansweredSearch } from "@cairn/core/api";
import { wilsonInterval } from "../statistics/wilson.ts";
import type { LogRow } from "../store/event-log.ts";

/** Events that tell how the help is used. */
export const HELP_EVENTS = [
  "Help Searched",
  "Help Answer Viewed",
  "Help Answer Rated",
  "Help Contact Requested",
] as const;

/** As much of a help event as is told: a year's rows would fit in no memory. */
export type HelpEvent = Pick<LogRow, "name" | "atMs" | "seq" | "messageId" | "properties"> & {
  /** The page that it happened on, where it is told. */
  readonly path?: string;
};

/** One help event with the person behind it. */
export interface HelpRow {
  readonly row: HelpEvent;
  readonly user: string;
  readonly name?: string;
}
/** Somebody said that an answer did not help: the row, and what it was. */
export interface Complaint extends HelpRow {
  readonly faq: string;
}

const UNANSWERED_LISTED = 200;
const USERS_LISTED = 20;
const PAGES_LISTED = 3;
const COMPLAINTS_LISTED = 50;

const PROPERTIES = ["query", "results", "faq", "helpful"] as const;

/** What is kept of a row. */
export function helpEventOf({
  name,
  atMs,
  seq,
  messageId,
  properties,
  context,
}: LogRow): HelpEvent {
  const page = context?.["page"];
  const told = typeof page === "object" && page !== null && "path" in page ? page.path : undefined;
  const path = properties["path"] ?? told;
  return {
    name,
    atMs,
    ...(seq === undefined ? {} : { seq }),
    messageId,
    properties: Object.fromEntries(
      PROPERTIES.flatMap((key) => {
        const value = Object.hasOwn(properties, key) ? properties[key] : undefined;
        return value === undefined ? [] : [[key, value]];
      }),
    ),
    ...(typeof path === "string" && path !== "" ? { path } : {}),
  };
}

/** The figures but for those whom an answer did not help, who are told one by one. */
export function helpFigures(
  rows: readonly HelpRow[],
  days: number,
): Omit<HelpFigures, "notHelped"> {
  const inOrder = inTime(rows);
  const named = (name: string): readonly HelpRow[] =>
    inOrder.filter(({ row }) => row.name === name);
  const searches = named("Help Searched");
  return {
    days,
    searches: searches.length,
    people: new Set(rows.map(({ user }) => user)).size,
    contacts: named("Help Contact Requested").length,
    answers: answersOf(inOrder),
    unanswered: unansweredOf(searches.filter(({ row }) => row.properties["results"] === 0)),
  };
}

/** Whom an answer did not help by their last word on it, newest first. */
export function complaintsOf(rows: readonly HelpRow[]): readonly Complaint[] {
  const last = new Map<string, Complaint & { readonly isHelped: boolean }>();
  for (const one of inTime(rows)) {
    const { faq, helpful } = one.row.properties;
    if (one.row.name !== "Help Answer Rated" || typeof faq !== "string") continue;
    if (typeof helpful === "boolean") {
      last.set(JSON.stringify([one.user, faq]), { ...one, faq, isHelped: helpful });
    }
  }
  return [...last.values()]
    .filter(({ isHelped }) => !isHelped)
    .toSorted((a, b) => b.row.atMs - a.row.atMs)
    .slice(0, COMPLAINTS_LISTED);
}

/** One of them as it is told; `next` is what they did then. */
export function notHelpedOf(
  { faq, user, name, row }: Complaint,
  next: NotHelped["next"],
): NotHelped {
  const { path } = row;
  return {
    faq,
    user,
    ...(name === undefined ? {} : { name }),
    at: new Date(row.atMs).toISOString(),
    ...(path === undefined ? {} : { path }),
    ...(next === undefined ? {} : { next }),
  };
}

function answersOf(rows: readonly HelpRow[]): readonly AnswerFigures[] {
  const byFaq = new Map<string, HelpRow[]>();
  for (const one of rows) {
    const { faq } = one.row.properties;
    const isOne = one.row.name === "Help Answer Viewed" || one.row.name === "Help Answer Rated";
    if (!isOne || typeof faq !== "string") continue;
    const known = byFaq.get(faq);
    if (known === undefined) byFaq.set(faq, [one]);
    else known.push(one);
  }
  return [...byFaq]
    .map(([faq, own]) => answerOf(faq, own))
    .toSorted((a, b) => b.views - a.views || (a.faq < b.faq ? -1 : 1));
}

function answerOf(faq: string, rows: readonly HelpRow[]): AnswerFigures {
  const views = rows.filter(({ row }) => row.name === "Help Answer Viewed");
  const words = new Map<string, boolean>();
  for (const { row, user } of rows) {
    const { helpful } = row.properties;
    if (row.name === "Help Answer Rated" && typeof helpful === "boolean") words.set(user, helpful);
  }
  const helped = [...words.values()].filter((one) => one).length;
  const share =
    words.size === 0
      ? {}
      : { share: { value: helped / words.size, ...wilsonInterval(helped, words.size) } };
  return {
    faq,
    views: views.length,
    viewers: new Set(views.map(({ user }) => user)).size,
    helped,
    notHelped: words.size - helped,
    ...share,
    lastAt: isoTime(rows.at(-1)?.row.atMs ?? 0),
  };
}

function unansweredOf(rows: readonly HelpRow[]): readonly UnansweredSearch[] {
  const byWords = new Map<string, HelpRow[]>();
  for (const one of rows) {
    const words = typedIn(one).toLowerCase();
    if (words === "") continue;
    const known = byWords.get(words);
    if (known === undefined) byWords.set(words, [one]);
    else known.push(one);
  }
  return [...byWords.values()]
    .map(searchOf)
    .toSorted(
      (a, b) => b.people - a.people || b.searches - a.searches || b.lastAt.localeCompare(a.lastAt),
    )
    .slice(0, UNANSWERED_LISTED);
}

function searchOf(rows: readonly HelpRow[]): UnansweredSearch {
  const newest = rows.toReversed();
  const latest = new Map<string, HelpRow>();
  for (const one of newest) if (!latest.has(one.user)) latest.set(one.user, one);
  const pages = new Map<string, number>();
  for (const { path } of rows.map(({ row }) => row)) {
    if (path !== undefined) pages.set(path, (pages.get(path) ?? 0) + 1);
  }
  return {
    query: newest[0] === undefined ? "" : typedIn(newest[0]),
    searches: rows.length,
    people: latest.size,
    latest: [...latest.values()]
      .slice(0, USERS_LISTED)
      .map(({ user, name }) => ({ id: user, ...(name === undefined ? {} : { name }) })),
    lastAt: isoTime(newest[0]?.row.atMs ?? 0),
    pages: [...pages]
      .map(([path, searches]) => ({ path, searches }))
      .toSorted((a, b) => b.searches - a.searches || (a.path < b.path ? -1 : 1))
      .slice(0, PAGES_LISTED),
  };
}

/** What was searched for, in one line. */
function typedIn({ row }: HelpRow): string {
  const { query } = row.properties;
  return typeof query === "string" ? query.replace(/\s+/g, " ").trim() : "";
}

function inTime(rows: readonly HelpRow[]): readonly HelpRow[] {
  return rows.toSorted(
    ({ row: a }, { row: b }) =>
      a.atMs - b.atMs || (a.seq ?? 0) - (b.seq ?? 0) || (a.messageId < b.messageId ? -1 : 1),
  );
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
