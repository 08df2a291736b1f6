import type { Target } from "@cairn/core";
import { nameOf } from "./accessible-name.ts";
import { isInSight } from "./in-sight.ts";
import { matches } from "./is-target.ts";
import { type Root, queryDeep } from "./query.ts";

/** The element, or why there is none: nothing matched, or several did and none stood out. */
export type Located =
  | { readonly kind: "found"; readonly element: Element }
  | { readonly kind: "missing" | "ambiguous" };

// A selector that matches n elements says 1/n of each; below one half the evidence is a guess.
const ENOUGH = 0.5;
// The best must lead by a quarter of a vote: two elements with equal evidence are ambiguous, never the first of them.
const LEAD = 0.25;
const CANDIDATES_BY_TEXT =
  "a,button,input,select,textarea,summary,label,h1,h2,h3,h4,h5,h6,[role],[aria-label],[tabindex]";

/** Finds the visible element that `target` means, by a vote over its selectors, text and role. */
export function locate(target: Target, root: Root): Located {
  const votes = new Map<Element, number>();
  for (const selector of target.selectors) {
    const found = queryDeep(root, selector).filter(isInSight);
    for (const element of found) {
      votes.set(element, (votes.get(element) ?? 0) + 1 / found.length);
    }
  }
  if (target.text) {
    const named = queryDeep(root, CANDIDATES_BY_TEXT).filter(isInSight);
    for (const element of new Set([...votes.keys(), ...named])) {
      if (nameOf(element) !== target.text) continue;
      const vote = matches(element, target.hasRole) ? 1.5 : 1;
      votes.set(element, (votes.get(element) ?? 0) + vote);
    }
  }
  let best: Element | undefined;
  let most = 0;
  let second = 0;
  for (const [element, count] of votes) {
    if (count > most) {
      second = most;
      most = count;
      best = element;
    } else if (count > second) second = count;
  }
  if (!best) return { kind: "missing" };
  return most >= ENOUGH && most - second >= LEAD
    ? { kind: "found", element: best }
    : { kind: "ambiguous" };
}
