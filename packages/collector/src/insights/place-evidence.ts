import { didOneThing, type Lost } from "./first-screen.ts";
import type { Place } from "./stall-map.ts";
import { saidOf } from "./stalls.ts";
import {
  type EvidencePiece,
  firstScreenPiece,
  searchPiece,
  stallPieces,
} from "./stone-evidence.ts";

/**
 * What a person shows of why they stopped where they are: the reasons of their stall and what they searched in vain; at the
 * first stone, where nothing was seen going wrong, that they left after the first thing they did.
 */
export function placeEvidence({ members }: Lost): (place: Place) => readonly EvidencePiece[] {
  const lost = new Set(members);
  return ({ member, stone, stall }) => {
    if (stall === undefined) {
      const isFirstScreen = stone === 0 && lost.has(member) && didOneThing(member);
      return isFirstScreen ? [firstScreenPiece(member.person.own?.page)] : [];
    }
    const searches = (member.person.troubles ?? []).flatMap((one) =>
      one.kind === "search" ? [searchPiece(one.query)] : [],
    );
    return [...stallPieces(stall.reasons, saidOf({ member, stall })), ...searches];
  };
}
