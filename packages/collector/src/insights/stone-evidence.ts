import type { StallReason } from "@cairn/core";
import type { StoneEvidence, StoneEvidenceKind } from "@cairn/core/api";
import { evidenceInWords, knownReasons } from "./evidence-in-words.ts";

/** One piece of evidence, the same for everybody who shows it. */
export type EvidencePiece = Omit<StoneEvidence, "users">;

const SHOWN = 3;

/** What the reasons of one stall show; `said` is what its failed attempts said went wrong. */
export function stallPieces(
  reasons: readonly StallReason[],
  said: string | undefined,
): readonly EvidencePiece[] {
  return knownReasons(reasons).map((reason) => {
    const { kind, path, element } = reason;
    return pieceOf(kindOf(reason), evidenceInWords(reason, said), {
      reason: kind,
      ...(path === undefined ? {} : { path }),
      ...(element === undefined ? {} : { element }),
      ...(said === undefined || kind !== "failed-attempts" ? {} : { said }),
    });
  });
}

/** A search of the help that found nothing. */
export function searchPiece(query: string): EvidencePiece {
  return pieceOf("search", `searched “${query}” and found nothing`, { query });
}

/** Leaving after the first thing, on a page where that is known. */
export function firstScreenPiece(page: string | undefined): EvidencePiece {
  const where = page === undefined ? "" : ` on ${page}`;
  const about = page === undefined ? {} : { path: page };
  return pieceOf("first-screen", `left after the first thing they did${where}`, about);
}

/**
 * The three pieces that most people show. What tells where or what it was comes before mere signs. Each entry of `shown`
 * is one person's, who counts once for each piece.
 */
export function topEvidence(shown: Iterable<readonly EvidencePiece[]>): readonly StoneEvidence[] {
  const users = new Map<string, { readonly piece: EvidencePiece; users: number }>();
  for (const pieces of shown) {
    for (const piece of new Map(pieces.map((one) => [one.key, one])).values()) {
      const known = users.get(piece.key);
      if (known === undefined) users.set(piece.key, { piece, users: 1 });
      else known.users += 1;
    }
  }
  const isSign = ({ kind }: EvidencePiece): number => (kind === "sign" ? 1 : 0);
  return [...users.values()]
    .map((one) => ({ ...one.piece, users: one.users }))
    .toSorted((a, b) => isSign(a) - isSign(b) || b.users - a.users || (a.key < b.key ? -1 : 1))
    .slice(0, SHOWN);
}

function kindOf({ kind, element, path }: StallReason): StoneEvidenceKind {
  if (kind === "failed-attempts" || kind === "error-click") return "error";
  if (kind === "help-search-repeated") return "search";
  if (element !== undefined) return "element";
  return path === undefined ? "sign" : "page";
}

function pieceOf(
  kind: StoneEvidenceKind,
  words: string,
  about: StoneEvidence["about"],
): EvidencePiece {
  return { kind, words, key: `${kind}:${words}`, about };
}
