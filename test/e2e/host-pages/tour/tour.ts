import type { CompiledTour, Stop } from "@cairn/core";
import type { GuideHappening, ShownGuide, WidgetPort } from "@cairn/sdk/port";
import { mountWidgets } from "@cairn/widgets";
import { signal } from "@preact/signals-core";
import { createGalleryPort } from "../gallery/gallery-port.ts";
import { galleryGuidebook } from "../gallery/guidebook.ts";
import { plain } from "../gallery/texts.ts";
import { asStep, tours } from "./steps.ts";
import type { AskedStep } from "./steps.ts";

declare global {
  interface Window {
    tour: {
      /** Starts the tour of these steps, or Ledgerly's own. */
      play(because?: ShownGuide["because"], steps?: readonly AskedStep[]): void;
      readonly happened: string[];
      /** What reached the page, as "click id". */
      readonly heard: string[];
      hint(selector: string, style: "tooltip" | "hotspot"): void;
      hide(): void;
      readonly stop: Stop;
    };
    violations: string[];
  }
}

// `?dir=rtl&scheme=dark&play` arranges the page.
const wish = new URLSearchParams(location.search);
const dir = wish.get("dir") === "rtl" ? "rtl" : "ltr";
const scheme = wish.get("scheme");
document.documentElement.dir = dir;
if (scheme !== null) document.documentElement.dataset["scheme"] = scheme;

window.violations = [];
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
  window.violations.push(`${violatedDirective} ${blockedURI}`);
});
const heard: string[] = [];
for (const type of ["keydown", "click"]) {
  document.addEventListener(type, (event) => heard.push(`${type} ${(event.target as Element).id}`));
}
document.querySelector("#draft")?.addEventListener("close", () => heard.push("close draft"));

const showing = signal<readonly ShownGuide[]>([]);
const gallery = createGalleryPort(
  galleryGuidebook(dir, { ...((scheme === "dark" || scheme === "light") && { scheme }) }),
);
const happened: string[] = [];
const port: WidgetPort = { ...gallery.port, showing, report };
const always = { priority: 0, pages: [], delayMs: 0, caps: {}, snoozeMs: 0 };
let guide: CompiledTour;
let because: ShownGuide["because"];
let at = 0;
let stopStep: Stop = () => {};

function enter(next: number): void {
  at = next;
  stopStep();
  const step = guide.steps[at]!;
  const { element, stop } = port.watchTarget(step.target ?? { selectors: ["no-element"] });
  const listen = (event: Event) => {
    const isOnIt = element.value !== undefined && event.composedPath().includes(element.value);
    if (step.advance.on === "click" && isOnIt) move(1);
  };
  document.addEventListener("click", listen, true);
  stopStep = () => {
    stop();
    document.removeEventListener("click", listen, true);
  };
  const where = { number: at + 1, of: guide.steps.length, mayGoBack: at > 0 };
  showing.value = [{ guide, because, open: true, step: { step, ...where, element } }];
}
function move(by: number): void {
  if (guide.steps[at + by] === undefined) finish("completed");
  else enter(at + by);
}
function finish(how: string): void {
  happened.push(how);
  stopStep();
  showing.value = [];
}
function report(happening: GuideHappening): void {
  const { kind } = happening;
  if (kind === "next" || kind === "back") {
    happened.push(kind);
    move(kind === "next" ? 1 : -1);
  } else if (kind === "shown" || kind === "opened") happened.push(kind);
  else finish(kind);
}

window.tour = {
  play(why = "offered", steps = tours[dir]) {
    guide = {
      ...always,
      kind: "tour",
      id: "first",
      title: "First invoice",
      steps: steps.map(asStep),
    };
    because = why;
    enter(0);
  },
  hint(selector, style) {
    const body = plain("Words.");
    const target = { selectors: [selector] };
    const hint = {
      ...always,
      kind: "hint",
      id: "tip",
      title: "A tip",
      style,
      target,
      body,
    } as const;
    showing.value = [{ guide: hint, because: "asked", open: true }];
  },
  hide() {
    stopStep();
    showing.value = [];
  },
  happened,
  heard,
  stop: mountWidgets(port),
};
if (wish.has("play")) window.tour.play("asked");
