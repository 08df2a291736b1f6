import { setImmediate as nextTurn } from "node:timers/promises";
import { type CompiledGuide, type CompiledGuidebook, isOnPage } from "@cairn/core";
import type { Environment } from "@cairn/core/api";
import type { EventLog } from "../store/event-log.ts";

// Pages with an id in their path are many, and each says the same.
const MOST_PATHS = 500;

/**
 * Where elements of guides were: a guide that pointed at the same element was shown there. Where a guide names its pages,
 * one showing on one of them tells of all.
 */
export async function knownElements(
  log: Pick<EventLog, "scan">,
  environment: Environment,
  sinceMs: number,
  { draft, live }: { readonly draft: CompiledGuidebook; readonly live: CompiledGuidebook },
): Promise<(guide: string, path: string) => boolean> {
  const before = new Map(live.guides.map((guide) => [guide.id, targetOf(guide)]));
  const same = draft.guides.filter((guide) => {
    const target = targetOf(guide);
    return target !== undefined && target === before.get(guide.id);
  });
  const paths = new Map(same.map(({ id }) => [id, new Set<string>()]));
  if (same.length > 0) {
    const query = { environment, names: ["Guide Shown"], fromMs: sinceMs };
    for await (const rows of log.scan(query)) {
      for (const { properties } of rows) {
        const { guide, path } = properties;
        if (typeof guide !== "string" || typeof path !== "string") continue;
        const known = paths.get(guide);
        if (known && known.size < MOST_PATHS) known.add(path);
      }
      await nextTurn();
    }
  }
  const pages = new Map(same.map((guide) => [guide.id, pagesOf(guide)]));
  return (guide, path) => {
    const known = paths.get(guide);
    if (known === undefined) return false;
    const where = pages.get(guide) ?? [];
    if (where.length === 0) return known.has(path);
    return isOnPage(where, path) && [...known].some((one) => isOnPage(where, one));
  };
}

/** What a guide points at first, as text to be compared; undefined where it points at nothing. */
function targetOf(guide: CompiledGuide): string | undefined {
  const target =
    guide.kind === "hint"
      ? guide.target
      : guide.kind === "tour"
        ? guide.steps[0]?.target
        : undefined;
  return target && JSON.stringify(target);
}

function pagesOf(guide: CompiledGuide): readonly string[] {
  const first = guide.kind === "tour" ? (guide.steps[0]?.pages ?? []) : [];
  return first.length > 0 ? first : guide.pages;
}
