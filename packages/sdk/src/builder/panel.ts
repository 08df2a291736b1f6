import type { Stop } from "@cairn/core";
import { element } from "../inspector/element.ts";
import { button } from "./button.ts";
import { pickedPart } from "./picked-part.ts";
import { eventPart } from "./event-part.ts";
import type { BuilderState, BuilderVerbs } from "./state.ts";
import type { Surface } from "./surface.ts";

/** The builder's panel: what to do, what was picked, and the way back to the studio. */
export interface BuilderPanel {
  update(state: BuilderState): void;
  /** Above what the page and the builder opened since. */
  raise(): void;
  /** Goes to another corner where it covers what was picked. */
  avoid(picked: Element): void;
  focus(): void;
  readonly stop: Stop;
}

const CORNERS = ["bottom-right", "bottom-left", "top-left", "top-right"] as const;

/** Puts the panel on the page. */
export function openBuilderPanel(surface: Surface, verbs: BuilderVerbs): BuilderPanel {
  let corner = 0;
  const title = element("h2", {});
  const task = element("p", { class: "quiet" });
  const body = element("div", { class: "body" });
  const said = element("p", { role: "status", class: "quiet" });
  const move = button("Move out of the way", "icon", () => setCorner(corner + 1), "⤡");
  const end = button("End the builder", "icon", verbs.end, "×");
  const panel = element(
    "section",
    {
      class: "panel",
      role: "dialog",
      "aria-label": "Cairn builder",
      tabindex: "-1",
      popover: "manual",
    },
    element("header", {}, element("div", {}, title, task), move, end),
    body,
  );
  const setCorner = (next: number) => {
    corner = next % CORNERS.length;
    panel.dataset["corner"] = CORNERS[corner];
  };
  setCorner(0);
  surface.shadow.append(panel);
  panel.showPopover();

  return {
    update(state) {
      const { standing } = state;
      const isReady = standing.kind === "ready";
      title.textContent = isReady ? standing.session.title : "Cairn builder";
      task.textContent = taskWords(state);
      const kept = surface.shadow.activeElement?.getAttribute("data-key");
      said.textContent = state.said;
      // What stands there in full need not stand there twice.
      said.className = state.picked ? "heard" : "quiet";
      body.replaceChildren(...partsOf(state, verbs), said);
      if (kept) body.querySelector<HTMLElement>(`[data-key="${CSS.escape(kept)}"]`)?.focus();
    },
    raise: () => surface.raise(panel),
    avoid(picked) {
      const [own, other] = [panel.getBoundingClientRect(), picked.getBoundingClientRect()];
      const isApart =
        own.right < other.left ||
        own.left > other.right ||
        own.bottom < other.top ||
        own.top > other.bottom;
      if (!isApart) setCorner(corner + 2);
    },
    focus: () => panel.focus(),
    stop: () => panel.remove(),
  };
}

function taskWords({ standing, isPicking }: BuilderState): string {
  if (standing.kind === "loading") return "Asking the studio what to do…";
  if (standing.kind === "failed") return "";
  const { kind } = standing.session.task;
  const what = kind === "event" ? "What should be told" : "Where it stands";
  return isPicking ? `${what}: point at it and click.` : `${what}. The page works as ever.`;
}

function partsOf(state: BuilderState, verbs: BuilderVerbs): readonly Node[] {
  const { standing } = state;
  if (standing.kind === "loading") return [];
  if (standing.kind === "failed") {
    const again = standing.isOver
      ? button("Close", "first", verbs.end)
      : button("Try again", "first", verbs.retry);
    return [
      element("p", { class: "bad" }, standing.words),
      element("div", { class: "row" }, again),
    ];
  }
  const { task } = standing.session;
  return [
    ...(task.kind === "tour" ? [stepsPart(state, verbs)] : []),
    pickingPart(state, verbs),
    ...(state.picked ? [pickedPart(state, state.picked, verbs)] : []),
    ...(task.kind === "event" ? [eventPart(state, verbs)] : []),
  ];
}

function stepsPart({ standing, step, sent }: BuilderState, verbs: BuilderVerbs): Node {
  const steps = standing.kind === "ready" ? standing.session.steps : [];
  const items = steps.map(({ id, title, isPlaced }, at) => {
    const way = button(`${at + 1}. ${title}`, "", () => verbs.setStep(id));
    way.dataset["key"] = `step ${id}`;
    if (id === step) way.setAttribute("aria-current", "step");
    const mark = sent.has(id) ? "sent" : isPlaced ? "has a place" : "no place yet";
    return element("li", { class: "step" }, way, element("span", { class: "quiet" }, mark));
  });
  return element("ol", { "aria-label": "Steps" }, ...items);
}

function pickingPart({ isPicking, picked }: BuilderState, verbs: BuilderVerbs): Node {
  const words = isPicking ? "Pause, use the page" : picked ? "Pick another" : "Pick an element";
  const toggle = button(words, picked || isPicking ? "" : "first", () =>
    verbs.setPicking(!isPicking),
  );
  toggle.dataset["key"] = "picking";
  const keys = element("p", { class: "quiet" });
  keys.append(
    ...(isPicking
      ? [kbd("Tab"), " goes on, ", kbd("↑"), " takes what is around, ", kbd("Enter"), " picks, "]
      : []),
    ...(isPicking
      ? [kbd("Esc"), " pauses."]
      : [kbd("Alt"), " ", kbd("Shift"), " ", kbd("P"), " picks, also from an open menu."]),
  );
  return element("div", { class: "row" }, toggle, keys);
}

function kbd(key: string): HTMLElement {
  return element("kbd", {}, key);
}
