import { isOnPage, pathPattern, pathPatterns } from "@cairn/core";
import type { BuilderProposal } from "@cairn/core/api";
import type { Tour } from "@cairn/core/guidebook";

export type TourStep = Tour["steps"][number];

/**
 * `step` at the element that was picked for it, on the page where it was picked: elsewhere something alike may stand. A page
 * that the step names already stays as it was written.
 */
export function placedStep(
  step: TourStep,
  { target, placement, page }: Extract<BuilderProposal, { readonly kind: "target" }>,
): TourStep {
  const placed = {
    ...step,
    target: { ...target, selectors: [...target.selectors] },
    ...(placement === undefined ? {} : { placement }),
  };
  const { pages = [] } = step;
  if (pages.length > 0 && isOnPage(pathPatterns(pages), page)) return placed;
  const pattern = pathPattern(page);
  const [path] = page.split("#");
  const { href: _, ...rest } = placed;
  // One customer's invoice is no place to lead everybody to.
  return { ...rest, pages: [pattern], ...(path === pattern ? { href: pattern } : {}) };
}
