import { setImmediate as nextTurn } from "node:timers/promises";
import { fail, ok, type Problem, type Result } from "@cairn/core";
import { checkGuidebook, type Guidebook } from "@cairn/core/guidebook";

/** A draft as far as it could be published. */
export interface UsableGuidebook {
  readonly guidebook: Guidebook;
  /** Parts that were taken out, as "guides.start". */
  readonly unfinished: readonly string[];
}

// A part that is taken out may leave others without what they refer to, and those others again.
const MOST_ROUNDS = 10;

/**
 * What of a draft can be asked about while other parts of it are being written: parts with problems are taken out. Fails
 * with the problems where `asked` (as "guides.start") is one of them, or it is no guidebook at all. Others are
 * answered between its rounds: to check a large one takes a second.
 */
export async function usableGuidebook(
  draft: unknown,
  asked?: string,
): Promise<Result<UsableGuidebook, readonly Problem[]>> {
  const unfinished: string[] = [];
  let rest = draft;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { guidebook, problems } = checkGuidebook(rest);
    if (guidebook !== undefined) return ok({ guidebook, unfinished });
    const parts = [...new Set(problems.map(({ path }) => partOf(path)))];
    const own = problems.filter(({ path }) => partOf(path) === asked);
    if (own.length > 0 || parts.includes("")) return fail(own.length > 0 ? own : problems);
    for (const part of parts) rest = without(rest, part);
    unfinished.push(...parts);
    await nextTurn();
  }
  return fail(checkGuidebook(rest).problems);
}

/** The part that a problem is in: "guides.start" of "guides.start.items.0.title", "caps" of "caps.perDay". */
function partOf(path: string): string {
  const [section = "", id] = path.split(".");
  return id === undefined || !BY_ID.has(section) ? section : `${section}.${id}`;
}

const BY_ID: ReadonlySet<string> = new Set([
  "goals",
  "events",
  "milestones",
  "segments",
  "guides",
  "faqs",
]);

function without(draft: unknown, part: string): unknown {
  const [section = "", id] = part.split(".");
  const { [section]: found, ...others } = draft as Readonly<Record<string, unknown>>;
  if (id === undefined || typeof found !== "object" || found === null) return others;
  const { [id]: _, ...kept } = found as Readonly<Record<string, unknown>>;
  return { ...others, [section]: kept };
}
