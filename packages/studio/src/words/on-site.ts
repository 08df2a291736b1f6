import type { BuilderLink, BuilderProposal, BuilderTask, PickedTarget } from "@cairn/core/api";

/** What an element that was picked is recognised by: `button “Save”`. */
export function pickedWords({ text, role, selectors }: PickedTarget): string {
  if (text !== undefined) return `${role ?? "element"} “${text}”`;
  return selectors[0] ?? "an element";
}

/** How the link stands, and what to do there. */
export function linkWords({ state, page, task, origin }: BuilderLink): string {
  if (state === "ended") return "The link has ended.";
  if (state === "waiting")
    return `Waiting for ${origin}: the page asks as soon as Cairn runs there.`;
  const what = task.kind === "tour" ? "each step's element" : "the element";
  return `Open on ${page ?? origin}: point at ${what} there, and use it.`;
}

/** What is wrong with a pick; undefined where a guide would find it. */
export function pickProblem(proposal: BuilderProposal): string | undefined {
  if (proposal.kind === "event") return undefined;
  const { matches, ways } = proposal;
  if (matches !== 1) {
    return `It fits ${matches} elements of that page: no guide would show. Pick what is around it.`;
  }
  return ways < 2 ? "Only one way leads to it: a redesign may lose it." : undefined;
}

/** Whether a link was made for this task; steps of one tour belong together. */
export function isFor(link: BuilderLink | undefined, task: BuilderTask): boolean {
  if (link?.task.kind !== task.kind) return false;
  if (task.kind === "event" || link.task.kind === "event") return true;
  return link.task.guide === task.guide;
}
