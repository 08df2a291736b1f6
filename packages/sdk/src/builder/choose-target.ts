import { compileTarget } from "@cairn/core";
import type { PickedTarget } from "@cairn/core/api";
import { className, finder, idName } from "@medv/finder";
import { isInSight } from "../find/in-sight.ts";
import { matches } from "../find/is-target.ts";
import { locate } from "../find/locate.ts";
import { queryDeep } from "../find/query.ts";
import { lastingName, roleOf } from "./describe-element.ts";

/** How an element can be found again, and how sure that is on the page as it is now. */
export interface Choice {
  readonly target: PickedTarget;
  /** Each selector with how many visible elements it fits. */
  readonly selectors: readonly Way[];
  /** Whether name and role lead to it alone; undefined where it has no lasting name. */
  readonly isNameAlone: boolean | undefined;
  /** Elements that the finder could take for it: 1 where it finds this one and no other. */
  readonly matches: number;
  /** How many ways lead to it alone. */
  readonly ways: number;
}

export interface Way {
  readonly selector: string;
  readonly matches: number;
}

// Names that developers give so that something finds an element again, ours first.
const MARKS = ["data-cairn", "data-testid", "data-test-id", "data-test", "data-cy", "data-qa"];
const AROUND = "form,nav,main,aside,header,footer,dialog,section,article,table,ul,ol";
// A guidebook takes five; from the fourth on they say the same in other words.
const MOST = 4;
const SEARCH_MS = 250;

/** Chooses selectors, text and role for an element, each of another kind, so that a redesign seldom breaks all. */
export function chooseTarget(element: Element): Choice {
  const ways = [...markSelectors(element), ...pathSelectors(element)];
  const fitting = [...new Set(ways)].filter((selector) => matches(element, selector));
  // However bare: a target has one selector at least.
  const known = (fitting.length > 0 ? fitting : [element.localName]).map((selector) => ({
    selector,
    matches: inSight(selector).length,
  }));
  const alone = known.filter((way) => way.matches <= 1);
  // One that fits several says little beside two that fit only this one.
  const selectors = (alone.length > 1 ? alone : known).slice(0, MOST);
  const text = lastingName(element);
  const role = text === undefined ? undefined : roleOf(element);
  const target: PickedTarget = {
    selectors: selectors.map(({ selector }) => selector),
    ...(text === undefined ? {} : { text }),
    ...(role === undefined ? {} : { role }),
  };
  // Its name alone, as when a redesign has broken every selector.
  const isNameAlone =
    text === undefined ? undefined : leadsTo(element, { ...target, selectors: [":not(*)"] });
  const single = selectors.filter((way) => way.matches === 1).length;
  const fewest = Math.min(...selectors.map((way) => way.matches));
  const count = leadsTo(element, target) ? 1 : Math.max(2, fewest);
  return { target, selectors, isNameAlone, ways: single + (isNameAlone ? 1 : 0), matches: count };
}

function markSelectors(element: Element): readonly string[] {
  const marks = MARKS.flatMap((mark) => withValue(element, mark));
  const name = withValue(element, "name").map((own) => element.localName + own);
  const id = element.id !== "" && idName(element.id) ? [`#${CSS.escape(element.id)}`] : [];
  return [...marks, ...id, ...name];
}

function withValue(element: Element, attribute: string): readonly string[] {
  const value = element.getAttribute(attribute);
  return value ? [`[${attribute}="${CSS.escape(value)}"]`] : [];
}

/** Ways through the page: by its words where it has some, and by its bare structure. */
function pathSelectors(element: Element): readonly string[] {
  // Inside a shadow root or a frame a selector counts from there, as the finder of elements looks.
  const root = element.getRootNode() as unknown as Element;
  const byWords = find(element, { root, className, idName });
  const byStructure = find(element, {
    root,
    className: () => false,
    idName: () => false,
    attr: () => false,
  });
  const host = (element.getRootNode() as Partial<ShadowRoot>).host?.localName;
  const found = [...byWords, ...byStructure].map((selector) => anchored(selector, element));
  // What lies in a shadow root is looked for only where the page itself has nothing that fits.
  return host ? found.map((selector) => `:host(${host}) ${selector}`) : found;
}

/** The only button of this page is seldom the only one of the product: alone, its kind says too little. */
function anchored(selector: string, element: Element): string {
  const around = /[#[\s]/.test(selector) ? undefined : element.parentElement?.closest(AROUND);
  return around ? `${around.localName} ${selector}` : selector;
}

function find(element: Element, how: Parameters<typeof finder>[1]): readonly string[] {
  try {
    return [finder(element, { ...how, timeoutMs: SEARCH_MS })];
  } catch {
    // It found no way in time: the others have to do.
    return [];
  }
}

function inSight(selector: string): readonly Element[] {
  return queryDeep(document, selector).filter(isInSight);
}

/** Whether the finder of elements, which guides use, would take this one. */
function leadsTo(element: Element, { selectors, ...rest }: PickedTarget): boolean {
  const located = locate(compileTarget({ ...rest, selectors: [...selectors] }), document);
  return located.kind === "found" && located.element === element;
}
