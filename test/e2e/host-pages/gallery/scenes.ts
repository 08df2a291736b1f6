import type { Gallery } from "./gallery-port.ts";

/** One guide on screen, as far as somebody got with it. */
export interface Scene {
  begin(gallery: Gallery): void;
  /** What is there once the guide is: a selector inside the shadow root. */
  readonly shows: string;
  /** What is pressed one after the other to get there. */
  readonly press?: readonly string[];
}

const shows = (id: string, selector: string, press?: readonly string[]): Scene => ({
  begin: (gallery) => gallery.show(id, { open: true }),
  shows: selector,
  ...(press && { press }),
});
const primary = (kind: string) => `[part~=${kind}] [part~=primary]`;
const submit = "form [type=submit]";
/** Nothing stands over thanks, while each question of three says which it is. */
const thanks = "[part~=title][part~=survey]:only-child";

/** Every kind and style, in every part that looks or reads differently. */
export const scenes = {
  checklist: {
    begin(gallery) {
      gallery.reach("customer");
      gallery.show("start", { open: true });
    },
    shows: "[part~=panel][part~=checklist]",
  },
  launchers: {
    begin: (gallery) => gallery.show("start"),
    shows: "[part~=launcher][part~=checklist]",
  },
  tooltip: shows("tooltip", "[part~=tooltip][data-placed]"),
  hotspot: shows("hotspot", "[part~=hotspot][data-placed]"),
  modal: shows("news", "dialog[open]"),
  banner: shows("banner", "[part~=banner]"),
  alert: shows("alert", "[part~=banner]"),
  slideout: shows("slideout", "[part~=slideout]"),
  celebration: shows("celebration", "[part~=slideout]"),
  tour: shows("tour", "[part~=step][data-placed]"),
  "tour, a click on the page": shows("tour", "[part~=task]", [primary("step")]),
  "tour, in the middle": {
    begin(gallery) {
      gallery.show("tour");
      gallery.turn("tour", 1);
      gallery.turn("tour", 1);
    },
    shows: "[part~=step]",
  },
  survey: shows("survey", "[part~=scale]"),
  "survey, several": shows("survey", "[type=checkbox]", ["[type=radio]", submit]),
  "survey, words": shows("survey", "textarea", ["[type=radio]", submit, "[type=checkbox]", submit]),
  "survey, thanks": shows("survey", thanks, [
    "[type=radio]",
    submit,
    "[type=checkbox]",
    submit,
    submit,
  ]),
  welcome: shows("welcome", "dialog[open] [type=radio]"),
  recap: shows("recap", "dialog[open]"),
  "cancel, what you got": shows("cancel", "dialog[open]"),
  "cancel, why": shows("cancel", "dialog [type=radio]", [submit]),
  "cancel, a remedy": shows("cancel", "dialog [part~=rich]", [submit, "[type=radio]", submit]),
  help: { begin: (gallery) => gallery.port.help.start(), shows: "[part~=panel] [part~=search]" },
  answer: {
    begin: (gallery) => gallery.port.help.start({ faq: "number" }),
    shows: "[part~=answer]",
  },
  offer: { begin: (gallery) => gallery.offer("number"), shows: "[part~=card]" },
} satisfies Readonly<Record<string, Scene>>;

export type SceneName = keyof typeof scenes;

/** Names of all scenes, for those who stage them from outside. */
export const sceneNames = Object.keys(scenes) as readonly SceneName[];

const PATIENCE_MS = 15_000;
const ANYTHING =
  "dialog,[part~=panel],[part~=card],[part~=slideout],[part~=banner],[part~=tooltip],[part~=hotspot],[part~=step]";

/** Takes everything away, puts the scene on screen, and resolves once it stands still. */
export async function stageScene(gallery: Gallery, name: SceneName): Promise<void> {
  await leave(gallery);
  await enter(gallery, name);
  await standstill();
}

/** Puts the scene on screen and takes it away again, so many times. */
export async function cycleScene(gallery: Gallery, name: SceneName, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    await enter(gallery, name);
    await leave(gallery);
  }
  // What a test reads of it grows with each time.
  for (const kept of [gallery.happenings, gallery.told, gallery.acted]) kept.length = 0;
  await standstill();
}

async function enter(gallery: Gallery, name: SceneName): Promise<void> {
  const { begin, press = [], shows: last }: Scene = scenes[name];
  begin(gallery);
  for (const selector of press) {
    await until(() => find(selector) !== undefined);
    find(selector)?.click();
    await frame();
  }
  await until(() => find(last) !== undefined);
}

/** Takes every guide off the screen; nothing is reached, and help is closed. */
export async function leave(gallery: Gallery): Promise<void> {
  // Thanks stay a while after the survey is over.
  find(`div:has(> ${thanks}) + button`)?.click();
  gallery.port.help.close();
  gallery.forget();
  await until(() => find(ANYTHING) === undefined);
}

const find = (selector: string) =>
  document.querySelector("cairn-root")?.shadowRoot?.querySelector<HTMLElement>(selector) ??
  undefined;
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

async function until(holds: () => boolean): Promise<void> {
  const endsMs = performance.now() + PATIENCE_MS;
  while (!holds()) {
    if (performance.now() > endsMs) throw new Error(`never came about: ${String(holds)}`);
    await frame();
  }
}

/** What moves comes to its end at once; what moves for ever is left to move. */
async function standstill(): Promise<void> {
  for (let at = 0; at < 3; at++) await frame();
  // Firefox lists those inside shadow roots only where they are.
  const roots = [...document.querySelectorAll("cairn-root")].flatMap(
    (root) => root.shadowRoot ?? [],
  );
  for (const moving of [document, ...roots].flatMap((root) => root.getAnimations())) {
    if (moving.effect?.getComputedTiming().iterations !== Infinity) moving.finish();
  }
  await frame();
}
