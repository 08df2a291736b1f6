import { assign } from "../arbiter/assign.ts";
import { ownWait } from "../arbiter/own-wait.ts";
import type { Wait } from "../arbiter/wait.ts";
import { withheldWait } from "../arbiter/withheld-wait.ts";
import type { Facts } from "../condition/facts.ts";
import type { CompiledGuidebook } from "../guidebook/compiled.ts";
import type { CompiledGuide, CompiledRecap } from "../guidebook/compiled-guide.ts";
import { bucket } from "../lib/hash.ts";
import { isOnPage } from "../lib/is-on-page.ts";
import { judgeKnown } from "./judge-known.ts";
import type { ReplayPerson } from "./replay-person.ts";
import type { Unrecorded } from "./unrecorded.ts";
import type { ReplayMiss, ReplayUnknown } from "./verdict.ts";

/** How a guide stands by itself at one moment, whatever else is on screen. */
export type Standing =
  /** `wait`: but for something that passes, or that the person said. */
  | {
      readonly kind: "fits";
      readonly wait: Wait | undefined;
      readonly arm: "shown" | "withheld";
    }
  | { readonly kind: "unknown"; readonly because: ReplayUnknown }
  | { readonly kind: "not"; readonly because: ReplayMiss; readonly parts: number };

/** Judges a guide for somebody who is there now. */
export function standingOf(
  guide: CompiledGuide,
  book: CompiledGuidebook,
  person: ReplayPerson,
  facts: Facts,
  unrecorded: Unrecorded,
): Standing {
  const { when, pages } = guide;
  const not = (reason: ReplayMiss["reason"], parts = 0): Standing => ({
    kind: "not",
    because: { reason },
    parts,
  });
  const path = facts.path ?? "";
  if (!when) return not("asked-only");
  const first = guide.kind === "tour" ? guide.steps[0] : undefined;
  if (!isOnPage(pages, path) || (first && !isOnPage(first.pages, path))) return not("page");
  const known = judgeKnown(when, facts, unrecorded);
  if (known === false) {
    const parts = when.kind === "all" ? when.of : [when];
    const failing = parts.flatMap((part, index) =>
      judgeKnown(part, facts, unrecorded) === false ? [index] : [],
    );
    const because = { reason: "condition-not-met", part: failing[0] ?? 0 } as const;
    return { kind: "not", because, parts: failing.length };
  }
  if (known !== true) return { kind: "unknown", because: known };
  if (
    guide.kind === "survey" &&
    bucket(guide.id, person.place?.anonymousId ?? "") >= guide.sample
  ) {
    return not("not-sampled");
  }
  if (guide.kind === "recap" && !hasFigures(guide, person, facts)) return not("nothing-to-tell");
  const units = { user: person.unit, account: person.account };
  const arm = assign(guide, book.holdout, units)?.arm ?? "shown";
  const held = arm === "withheld" ? withheldWait(guide, person.ledger, facts.nowMs) : undefined;
  return { kind: "fits", wait: ownWait(guide, facts, person.ledger) ?? held, arm };
}

/** Whether a recap has anything to tell: one of its figures is above 0. */
function hasFigures({ figures }: CompiledRecap, { progress }: ReplayPerson, facts: Facts): boolean {
  return figures.some(({ from }) => {
    if (from.kind === "trait") return Number(facts.traits[from.trait]) > 0;
    const sinceMs = facts.nowMs - (from.withinMs ?? Infinity);
    const seen = progress.thresholds[from.key]?.candidates ?? [];
    return seen.some(({ atMs, amount = 0 }) => atMs >= sinceMs && (!from.sum || amount > 0));
  });
}
