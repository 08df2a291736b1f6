import { element } from "../inspector/element.ts";
import { ancestorsOf } from "./element-at.ts";
import { describeElement } from "./describe-element.ts";
import { button } from "./button.ts";
import type { Side } from "./preview-guide.ts";
import type { BuilderState, BuilderVerbs, Picked } from "./state.ts";

const AROUND = 4;
const SIDES: readonly (readonly [value: string, words: string])[] = [
  ["", "Where there is room"],
  ["top", "Above"],
  ["bottom", "Below"],
  ["left", "Left"],
  ["right", "Right"],
];

/** What was picked: what is around it, how it will be found again and how sure that is, and what to do with it. */
export function pickedPart(state: BuilderState, picked: Picked, verbs: BuilderVerbs): HTMLElement {
  const isEvent = state.standing.kind === "ready" && state.standing.session.task.kind === "event";
  return element(
    "div",
    { role: "group", "aria-label": "Picked" },
    crumbs(picked.element, verbs),
    element("h3", {}, describeElement(picked.element)),
    verdict(picked, isEvent),
    ways(picked),
    ...(isEvent ? [] : [place(state, picked, verbs), acts(state, verbs)]),
  );
}

/** The ancestors as a way out to what is around, the outermost first. */
function crumbs(picked: Element, verbs: BuilderVerbs): HTMLElement {
  const around = ancestorsOf(picked).slice(0, AROUND).toReversed();
  return element(
    "nav",
    { class: "crumbs", "aria-label": "What is around it" },
    ...around.flatMap((one) => [button(one.localName, "crumb", () => verbs.pick(one)), "›"]),
    element("b", { "aria-current": "true" }, picked.localName),
  );
}

/** How sure it is, in one sentence. */
export function verdictWords({ choice, fits }: Picked, isEvent: boolean): string {
  if (isEvent) {
    return fits === 1
      ? "Matches exactly 1 element here."
      : `Matches ${fits} elements here: a click on any of them counts.`;
  }
  if (choice.matches > 1) {
    return `Matches ${choice.matches} elements here: no guide would show. Pick what is around it, or give it a data-cairn name.`;
  }
  const found = "Matches exactly 1 element here.";
  if (choice.ways > 1) {
    return `${found} ${choice.ways} ways lead to it, so that one of them may change.`;
  }
  return `${found} Only one way leads to it: a redesign may lose it.`;
}

function verdict(picked: Picked, isEvent: boolean): HTMLElement {
  const isGood = isEvent ? picked.fits > 0 : picked.choice.matches === 1;
  const words = verdictWords(picked, isEvent);
  return element("p", { class: `verdict ${isGood ? "good" : "bad"}` }, words);
}

function ways({ choice }: Picked): HTMLElement {
  const { target, selectors, isNameAlone } = choice;
  const way = (words: string, count: string) =>
    element("li", { class: "way" }, element("code", {}, words), element("span", {}, count));
  const named = target.role === undefined ? "Text" : target.role;
  return element(
    "details",
    {},
    element("summary", {}, "How it is found again"),
    element(
      "ul",
      {},
      ...(target.text === undefined
        ? []
        : [way(`${named} “${target.text}”`, isNameAlone ? "only this" : "not only this")]),
      ...selectors.map(({ selector, matches }) => way(selector, `${matches} here`)),
    ),
  );
}

function place({ step }: BuilderState, { side }: Picked, verbs: BuilderVerbs): HTMLElement {
  const select = element("select", { "data-key": `side ${step ?? ""}` });
  for (const [value, words] of SIDES) {
    const isChosen = value === (side ?? "");
    select.append(element("option", { value, ...(isChosen ? { selected: "" } : {}) }, words));
  }
  select.addEventListener("change", () =>
    verbs.setSide(select.value === "" ? undefined : (select.value as Side)),
  );
  return element("label", {}, "Side", select);
}

function acts({ standing, isShown }: BuilderState, verbs: BuilderVerbs): HTMLElement {
  const canDraw = standing.kind === "ready" && standing.session.guidebook !== undefined;
  const see = button(isShown ? "Hide it again" : "See it here", "", () => verbs.show(!isShown));
  see.dataset["key"] = "see";
  return element(
    "div",
    { class: "row" },
    button("Use this element", "first", verbs.send),
    ...(canDraw ? [see] : []),
  );
}
