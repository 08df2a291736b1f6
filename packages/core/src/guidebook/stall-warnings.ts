import type { Problem } from "../lib/problem.ts";
import { isRecord, sectionOf, visitObjects } from "./visit-values.ts";

/** Help for stalls that nobody can have, and answers that are pinned over each other. Reads drafts of any shape. */
export function stallWarnings(input: unknown): readonly Problem[] {
  const asked: Asked[] = [];
  visitObjects(input, ({ path, value }) => {
    const { kind, milestone, reason } = value;
    if (kind !== "stalled" || typeof reason !== "string") return;
    const at = typeof milestone === "string" ? [milestone] : [];
    asked.push({ path: [...path, "reason"].join("."), reason, milestones: at });
  });
  for (const [id, faq] of Object.entries(sectionOf(input, "faqs"))) {
    if (!isRecord(faq)) continue;
    for (const [index, reason] of textsIn(faq["reasons"]).entries()) {
      const path = `faqs.${id}.reasons.${index}`;
      asked.push({ path, reason, milestones: textsIn(faq["milestones"]) });
    }
  }
  return [...asked.flatMap((one) => nobodyHas(one, input)), ...pinnedTwice(input)];
}

/** A reason that help waits for, and the milestones that it is about; none: all. */
interface Asked {
  readonly path: string;
  readonly reason: string;
  readonly milestones: readonly string[];
}

function nobodyHas({ path, reason, milestones }: Asked, input: unknown): readonly Problem[] {
  if (reason === "gone") {
    const message = "nobody who is away sees it: the collector tells of them by webhook and CSV";
    return [{ path, code: "unused", message, found: reason, hint: "leave it out" }];
  }
  if (reason !== "failed-attempts") return [];
  const all = sectionOf(input, "milestones");
  const about = milestones.length === 0 ? Object.keys(all) : milestones;
  const known = about.filter((id) => Object.hasOwn(all, id));
  const canFail = known.some((id) => {
    const milestone = all[id];
    return (
      isRecord(milestone) &&
      Array.isArray(milestone["failures"]) &&
      milestone["failures"].length > 0
    );
  });
  // A milestone that there is not is told by the references.
  if (canFail || known.length === 0) return [];
  const where =
    known.length === 1 ? `milestone ${JSON.stringify(known[0])} names` : "no milestone of it names";
  const what = known.length === 1 ? "no failed attempts" : "failed attempts";
  return [
    {
      path,
      code: "unused",
      message: `nobody stalls by failed attempts there: ${where} ${what}`,
      found: reason,
      hint: `add "failures" to the milestone`,
    },
  ];
}

/** Of two pinned answers at one milestone the first in the guidebook goes first. */
function pinnedTwice(input: unknown): readonly Problem[] {
  const first = new Map<string, string>();
  return Object.entries(sectionOf(input, "faqs")).flatMap(([id, faq]): readonly Problem[] => {
    if (!isRecord(faq) || faq["pin"] !== true) return [];
    const taken = textsIn(faq["milestones"]).find((milestone) => first.has(milestone));
    for (const milestone of textsIn(faq["milestones"])) {
      if (!first.has(milestone)) first.set(milestone, id);
    }
    if (taken === undefined) return [];
    const other = JSON.stringify(first.get(taken));
    const message = `${other} is pinned at ${JSON.stringify(taken)}, too, and stands before it`;
    return [{ path: `faqs.${id}.pin`, code: "pinned-twice", message, hint: "pin one of them" }];
  });
}

function textsIn(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((one): one is string => typeof one === "string") : [];
}
