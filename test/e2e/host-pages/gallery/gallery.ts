import { mountWidgets } from "@cairn/widgets";
import { galleryGuidebook } from "./guidebook.ts";
import { createGalleryPort } from "./gallery-port.ts";
import type { Gallery } from "./gallery-port.ts";
import { cycleScene, leave, stageScene } from "./scenes.ts";
import type { SceneName } from "./scenes.ts";

declare global {
  interface Window {
    gallery: Gallery & {
      readonly stop: () => void;
      readonly mount: () => void;
      readonly stage: (scene: SceneName) => Promise<void>;
      /** Takes every guide off the screen. */
      readonly away: () => Promise<void>;
      readonly cycle: (scene: SceneName, times: number) => Promise<void>;
    };
    /** What reached the page: hotkeys and outside clicks that it believed were its own. */
    heard: string[];
    violations: string[];
  }
}

// `words=ltr`: the author's words are in English, whatever the direction.
// `?dir=rtl&scheme=dark&show=start,tour&step=2&open&reached=2&offer=number` arranges the page.
const wish = new URLSearchParams(location.search);
const dir = wish.get("dir") === "rtl" ? "rtl" : "ltr";
const words = wish.get("words") === "ltr" ? "ltr" : dir;
const scheme = wish.get("scheme");
document.documentElement.dir = dir;
if (scheme !== null) document.documentElement.dataset["scheme"] = scheme;
const link = document.querySelector<HTMLLinkElement>("#hostile");
if (link !== null) link.disabled = !wish.has("hostile");

window.heard = [];
window.violations = [];
document.addEventListener("securitypolicyviolation", (violation) => {
  window.violations.push(`${violation.violatedDirective} ${violation.blockedURI}`);
});
for (const type of ["keydown", "mousedown", "pointerdown", "click", "focusin"]) {
  document.addEventListener(type, (event) =>
    window.heard.push(`${type} ${(event.target as Element).nodeName}`),
  );
}
document.querySelector("#toggle")?.addEventListener("click", () => {
  const slot = document.querySelector("#slot");
  const found = document.querySelector("#connect");
  if (found === null) slot?.insertAdjacentElement("afterbegin", button());
  else found.remove();
});
function button(): HTMLElement {
  const made = document.createElement("button");
  made.id = "connect";
  made.textContent = "Connect a bank";
  return made;
}

const gallery = createGalleryPort({
  ...galleryGuidebook(words, {
    ...((scheme === "dark" || scheme === "light") && { scheme }),
    ...(wish.get("corner") === "start" && { corner: "start" }),
    ...(wish.has("font") && { tokens: { font: wish.get("font") ?? "" } }),
  }),
  dir,
});
let stop = () => {};
window.gallery = {
  ...gallery,
  mount: () => {
    stop = mountWidgets(gallery.port);
  },
  stop: () => stop(),
  stage: (scene) => stageScene(gallery, scene),
  away: () => leave(gallery),
  cycle: (scene, times) => cycleScene(gallery, scene, times),
};
const order = ["customer", "invoice", "sent", "bank", "invited"];
for (const milestone of order.slice(0, Number(wish.get("reached") ?? 0))) gallery.reach(milestone);
for (const id of wish.get("show")?.split(",") ?? []) gallery.show(id, { open: wish.has("open") });
for (let step = 1; step < Number(wish.get("step") ?? 1); step++) gallery.turn("tour", 1);
window.gallery.mount();
const offer = wish.get("offer");
if (offer !== null) gallery.offer(offer);
if (wish.has("help")) gallery.port.help.start();
const answer = wish.get("answer");
if (answer !== null) gallery.port.help.start({ faq: answer });
