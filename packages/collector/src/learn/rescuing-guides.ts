import {
  type CompiledGuidebook,
  type Condition,
  FRUSTRATION_KINDS,
  type JsonObject,
} from "@cairn/core";
import type { LogRow } from "../store/event-log.ts";

// What everybody meets, whether they are stuck or not, and what comes when it is over.
const NEVER_RESCUES = new Set(["checklist", "welcome", "survey", "recap", "cancel"]);

/**
 * Says of a row whether it is help that came because somebody was in trouble: a guide whose condition asks for a stall or
 * a frustration signal, or an answer that was opened during a stall. A guide that is not published any more counts by its
 * kind. What people asked for themselves, and what everybody gets, is part of how they usually get through.
 */
export function createRescues(
  book: Pick<CompiledGuidebook, "guides" | "segments" | "definitions">,
): (row: Pick<LogRow, "name" | "properties">) => boolean {
  const rescues = new Map(
    book.guides.map(({ id, when }) => [id, when !== undefined && asksForTrouble(when, book, 0)]),
  );
  return ({ name, properties }) => {
    const { guide, kind, asked, milestone } = properties satisfies JsonObject;
    if (name === "Help Answer Viewed") return typeof milestone === "string";
    if (name !== "Guide Shown" || asked === true || typeof guide !== "string") return false;
    return rescues.get(guide) ?? !(typeof kind === "string" && NEVER_RESCUES.has(kind));
  };
}

// A segment may name another; circles are refused at publish.
const DEEPEST = 20;

function asksForTrouble(
  condition: Condition,
  book: Pick<CompiledGuidebook, "segments" | "definitions">,
  depth: number,
): boolean {
  const asks = (part: Condition): boolean =>
    depth < DEEPEST && asksForTrouble(part, book, depth + 1);
  switch (condition.kind) {
    case "all":
    case "any":
      return condition.of.some(asks);
    case "segment": {
      const segment = book.segments[condition.segment];
      return segment !== undefined && asks(segment);
    }
    case "did":
      return isFrustration(condition.key, book);
    case "fact":
      return condition.fact === "stall";
    default:
      // "Not stuck" is no trouble.
      return false;
  }
}

const SIGNS: ReadonlySet<string> = new Set(FRUSTRATION_KINDS);

function isFrustration(
  key: string,
  { definitions }: Pick<CompiledGuidebook, "definitions">,
): boolean {
  if (SIGNS.has(key)) return true;
  const threshold = definitions.thresholds[key]?.threshold;
  return (
    threshold !== undefined &&
    "event" in threshold &&
    threshold.event.name === "Frustration Detected"
  );
}
