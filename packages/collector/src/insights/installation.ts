import { type CompiledGuidebook, isReservedEvent } from "@cairn/core";
import type { Installation, LiveEvent, RefusedRequest, Sighting } from "@cairn/core/api";
import type { LogRow } from "../store/event-log.ts";
import type { Member } from "./population.ts";

/** What is looked at: the newest people with their newest events, newest first, and what came in just now. */
export interface InstallationFacts {
  readonly rows: readonly LogRow[];
  /** The newest events of people who have none in `rows` and came to a milestone. */
  readonly others: readonly LogRow[];
  readonly members: readonly Member[];
  readonly book: Pick<CompiledGuidebook, "milestones">;
  /** The version that is live. */
  readonly live: number | undefined;
  readonly recent: readonly LiveEvent[];
}

/** Which of Cairn's calls arrive. The demo's sample history, which no page sent, shows nothing of them. */
export function installationOf(facts: InstallationFacts): Installation {
  const { book, live, recent } = facts;
  const rows = facts.rows.filter(isSent);
  const script = rows.find((row) => stampOf(row) !== undefined);
  const server = rows.find((row) => stampOf(row) === undefined);
  const identify = rows.find(({ userId }) => userId !== undefined);
  const group = rows.find(({ accountId }) => accountId !== undefined);
  const event = rows.find(({ type, name }) => type === "track" && !isReservedEvent(name));
  const inForce = rows.find((row) => typeof stampOf(row)?.["guidebook"] === "string");
  const actors = [...rows, ...facts.others.filter(isSent)].map(({ actor }) => actor);
  const milestone = milestoneOf(facts, new Set(actors));
  return {
    ...(script && { script: sightingOf(script) }),
    ...(server && { server: sightingOf(server) }),
    ...(identify && { identify: { ...sightingOf(identify), user: identify.userId ?? "" } }),
    ...(group && { group: { ...sightingOf(group), account: group.accountId ?? "" } }),
    ...(event && { event: { ...sightingOf(event), name: event.name } }),
    ...(milestone && { milestone }),
    ...(inForce && {
      guidebook: { ...sightingOf(inForce), version: String(stampOf(inForce)?.["guidebook"]) },
    }),
    ...(live === undefined ? {} : { live }),
    milestones: book.milestones.length,
    refused: refusedOf(recent),
  };
}

/** At most so many people without an actor in `seen` who came to a milestone, the latest first. */
export function latestToReach(
  members: readonly Member[],
  seen: ReadonlySet<string>,
  most: number,
): readonly Member["person"][] {
  return members
    .filter(({ person }) => !person.actors.some((actor) => seen.has(actor)))
    .map(({ person, reached }) => ({ person, atMs: Math.max(...Object.values(reached)) }))
    .filter(({ atMs }) => atMs > -Infinity)
    .toSorted((a, b) => b.atMs - a.atMs)
    .slice(0, most)
    .map(({ person }) => person);
}

/** Whether a page or a server sent it: neither the demo's sample history nor what the collector finds itself, such as a stall. */
function isSent(row: LogRow): boolean {
  if (row.context?.["sample"] === true) return false;
  return stampOf(row) !== undefined || row.type !== "track" || !isReservedEvent(row.name);
}

/** The latest that one of `actors` reached. */
function milestoneOf(
  { members, book }: InstallationFacts,
  actors: ReadonlySet<string>,
): Installation["milestone"] {
  let latest: (NonNullable<Installation["milestone"]> & { readonly atMs: number }) | undefined;
  for (const { person, reached } of members) {
    if (!person.actors.some((actor) => actors.has(actor))) continue;
    for (const { id, title } of book.milestones) {
      const atMs = reached[id];
      if (atMs === undefined || atMs <= (latest?.atMs ?? -Infinity)) continue;
      latest = { atMs, at: new Date(atMs).toISOString(), milestone: id, title, user: person.id };
    }
  }
  if (latest === undefined) return undefined;
  const { atMs: _, ...told } = latest;
  return told;
}

/** The stamp of the browser SDK. */
function stampOf({ context }: LogRow): Readonly<Record<string, unknown>> | undefined {
  return objectOf(context?.["cairn"]);
}

function sightingOf({ receivedAtMs, context }: LogRow): Sighting {
  const url = objectOf(context?.["page"])?.["url"];
  const host = typeof url === "string" && URL.canParse(url) ? new URL(url).host : "";
  return { at: new Date(receivedAtMs).toISOString(), ...(host === "" ? {} : { host }) };
}

function refusedOf(recent: readonly LiveEvent[]): readonly RefusedRequest[] {
  const causes = new Map<string, RefusedRequest>();
  for (const { type, problem, properties, receivedAt } of recent.toReversed()) {
    if (type !== "request" || problem === undefined) continue;
    const { origin } = properties;
    const key = `${problem.code} ${typeof origin === "string" ? origin : ""}`;
    if (causes.has(key)) continue;
    const from = typeof origin === "string" ? { origin } : {};
    causes.set(key, { at: receivedAt, code: problem.code, ...from });
  }
  return [...causes.values()];
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
