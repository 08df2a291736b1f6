import { matchesEvent, type ProgressDefinitions, type ProgressEvent } from "@cairn/core";
import type { PersonRecord, TroubleRecord } from "../store/people.ts";

type Troubles = Pick<PersonRecord, "troubles">;

// Newest count: who failed more often than this needs a person, not a longer list.
const TROUBLES_KEPT = 50;
// More than anybody types to search; a page that sends books must not fill a record.
const ASKED_LENGTH = 200;

/** Failed attempts and unanswered searches after one more event; empty where it tells of none. */
export function foldTrouble(
  person: Troubles,
  event: ProgressEvent,
  { failures }: Pick<ProgressDefinitions, "failures">,
): Troubles {
  const trouble = troubleOf(event, failures ?? []);
  return trouble === undefined ? {} : mergeTroubles(person, { troubles: [trouble] });
}

/** The troubles of two records of one person, in order of time. */
export function mergeTroubles(a: Troubles, b: Troubles): Troubles {
  if (b.troubles === undefined) return {};
  const byId = new Map([...(a.troubles ?? []), ...b.troubles].map((one) => [one.id, one]));
  const troubles = [...byId.values()]
    .toSorted((x, y) => x.atMs - y.atMs || (x.id < y.id ? -1 : 1))
    .slice(-TROUBLES_KEPT);
  return { troubles };
}

function troubleOf(
  event: ProgressEvent,
  failures: NonNullable<ProgressDefinitions["failures"]>,
): TroubleRecord | undefined {
  const { id, atMs, name, properties } = event;
  if (name === "Help Searched") {
    const { query, results } = properties;
    const asked =
      typeof query === "string" ? query.trim().toLowerCase().slice(0, ASKED_LENGTH) : "";
    return results === 0 && asked !== "" ? { kind: "search", id, atMs, query: asked } : undefined;
  }
  if (!failures.some((match) => matchesEvent(match, event))) return undefined;
  const said = failureSaid(properties);
  return { kind: "failed", id, atMs, event: name, ...(said === undefined ? {} : { said }) };
}

// Where hosts put what went wrong, the most telling first.
const TELLING = ["error", "message", "reason", "code"];
const SAID_LENGTH = 80;

/** What a failed attempt's event says went wrong, readable; undefined where it says nothing. */
function failureSaid(properties: Readonly<Record<string, unknown>>): string | undefined {
  const text = TELLING.map((name) => properties[name]).find(
    (value) => typeof value === "string" && value.trim() !== "",
  );
  if (typeof text !== "string") return undefined;
  const words = /\s/.test(text.trim()) ? text.trim() : text.trim().replaceAll(/[_-]+/g, " ");
  return words.length > SAID_LENGTH ? `${words.slice(0, SAID_LENGTH)}…` : words;
}
