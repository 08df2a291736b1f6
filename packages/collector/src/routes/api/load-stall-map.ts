import type { CompiledGuidebook } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import type { CollectorContext } from "../../context.ts";
import { firstScreenCandidates, leftAfterOne, pageOf } from "../../insights/first-screen.ts";
import type { MemberOutline } from "../../insights/population.ts";
import { type Place, placesOf } from "../../insights/stall-map.ts";
import {
  type EvidencePiece,
  firstScreenPiece,
  searchPiece,
  stallPieces,
} from "../../insights/stone-evidence.ts";
import { wayOf } from "../../insights/way.ts";
import { loadFailureSaid } from "./failure-said.ts";
import { loadFewRows } from "./load-first-screen.ts";
import { loadOutlines, personByActor } from "./load.ts";

/** Everybody's place on the way, and what they show there. */
export interface LoadedStallMap {
  readonly book: CompiledGuidebook;
  readonly way: readonly string[];
  readonly places: readonly Place[];
  evidenceOf(place: Place): readonly EvidencePiece[];
}

/** Reads what the stall map, and the people behind each of its figures, are made from. */
export async function loadStallMap(
  context: CollectorContext,
  environment: Environment,
): Promise<LoadedStallMap> {
  const { members, book } = await loadOutlines(context, environment);
  const way = wayOf(book);
  const places = placesOf(members, way);
  const stuck = places.flatMap(({ member, stall }) =>
    stall === undefined ? [] : [{ member, stall }],
  );
  const [saidOf, searches, firsts] = await Promise.all([
    loadFailureSaid(context, environment, stuck),
    loadSearches(
      context,
      environment,
      stuck.map(({ member }) => member),
    ),
    loadFirstScreens(context, environment, members, book),
  ]);
  return {
    book,
    way,
    places,
    evidenceOf({ member, stone, stall }) {
      const { id } = member.person;
      if (stall === undefined) return stone === 0 ? (firsts.get(id) ?? []) : [];
      const pieces = stallPieces(stall.reasons, saidOf({ member, stall }));
      return [...pieces, ...(searches.get(id) ?? [])];
    },
  };
}

/** What these people looked for in the help without an answer, by the person's id. */
async function loadSearches(
  { log }: CollectorContext,
  environment: Environment,
  members: readonly MemberOutline[],
): Promise<ReadonlyMap<string, readonly EvidencePiece[]>> {
  const found = new Map<string, EvidencePiece[]>();
  if (members.length === 0) return found;
  const personOf = personByActor(members);
  const query = { environment, names: ["Help Searched"], actors: [...personOf.keys()] };
  for await (const rows of log.scan(query)) {
    for (const { actor, properties } of rows) {
      const piece = properties["results"] === 0 ? searchPiece(properties["query"]) : undefined;
      if (piece === undefined) continue;
      const person = personOf.get(actor) ?? actor;
      const known = found.get(person);
      if (known === undefined) found.set(person, [piece]);
      else known.push(piece);
    }
  }
  return found;
}

/** Those who left after the first thing they did, by the person's id. */
async function loadFirstScreens(
  context: CollectorContext,
  environment: Environment,
  members: readonly MemberOutline[],
  book: CompiledGuidebook,
): Promise<ReadonlyMap<string, readonly EvidencePiece[]>> {
  const found = firstScreenCandidates(members, book, context.now());
  const rowsOf = await loadFewRows(context, environment, found.looked);
  return new Map(
    leftAfterOne(found, rowsOf).map(({ member, row }) => [
      member.person.id,
      [firstScreenPiece(pageOf(row))],
    ]),
  );
}
