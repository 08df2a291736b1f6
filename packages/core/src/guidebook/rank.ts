import { own } from "../lib/own.ts";
import type { AuthoredCondition } from "./condition.ts";
import type { Guide } from "./guide.ts";

/**
 * How much each answer and guide helped, by id: whole numbers from −4 to 4, one for every 5 points by which more people
 * reached the milestone than without it. The collector measures it; what is left out is not known.
 */
export interface MeasuredHelp {
  readonly faqs: Readonly<Record<string, number>>;
  readonly guides: Readonly<Record<string, number>>;
}

const PINNED = 1_000;
// Below one step of the author's priority, which goes first; and of all that was measured below one step of fit.
const A_FIT = 0.1;
const A_HELP = 0.02;

/** What an answer has beside its fit: the author's pin goes before all, what was measured decides between near equals. */
export function answerRank(
  id: string,
  { pin }: { readonly pin?: boolean | undefined },
  measured: MeasuredHelp | undefined,
): { readonly rank?: number } {
  const rank = (pin ? PINNED : 0) + (own(measured?.faqs ?? {}, id) ?? 0);
  return rank === 0 ? {} : { rank };
}

/**
 * A guide's priority, with what decides between guides of one priority: how closely its condition names the stall, then
 * how much it was measured to help.
 */
export function guidePriority(
  id: string,
  guide: Guide,
  measured: MeasuredHelp | undefined,
): { readonly priority?: number } {
  if (guide.kind === "cancel") return {};
  const { priority = 0, when } = guide;
  const among = A_FIT * stallFit(when) + A_HELP * (own(measured?.guides ?? {}, id) ?? 0);
  // Hundredths, so that a browser gets "0.3" and not what binary fractions make of it.
  return among === 0 ? {} : { priority: Math.round((priority + among) * 100) / 100 };
}

/** 2 for a stall at a milestone for a reason, 1 where one of them is named, 0 for any stall and for none. */
function stallFit(when: AuthoredCondition | undefined): number {
  switch (when?.kind) {
    case "stalled":
      return Number(when.milestone !== undefined) + Number(when.reason !== undefined);
    case "all":
    case "any":
      return Math.max(0, ...when.of.map(stallFit));
    default:
      return 0;
  }
}
