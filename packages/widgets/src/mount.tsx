import type { MountWidgets, ShownGuide } from "@cairn/sdk/port";
import { computed, effect, signal, untracked } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";
import { checklist } from "./checklist/checklist.tsx";
import { en as checklistWords } from "./checklist/en.ts";
import { render } from "./render/render.ts";
import { HelpLauncher } from "./help/launcher.tsx";
import { createHost } from "./host.ts";
import { loadLocale } from "./locales/load-locale.ts";
import { en } from "./messages/en.ts";
import { createWords } from "./messages/words.tsx";
import { afterPaint } from "./parts/first-paint.ts";
import { focused, holdsFocus, rememberFocus } from "./parts/focus.ts";
import type { Drawn } from "./parts/kind.ts";
import { createLiveRegion } from "./parts/live-region.ts";
// Not used here. What every kind draws with comes with the first load, instead of a chunk between the two.
import "./parts/progress.tsx";
import "./parts/rich-text.tsx";
import { stepAside } from "./parts/step-aside.ts";
import type { Surroundings } from "./parts/surroundings.ts";
import { Root } from "./root.tsx";

/** Draws what the port says into one `<cairn-root>`. The returned function gives every node and listener back. */
export const mountWidgets: MountWidgets = (port) => {
  const host = createHost(port);
  const region = createLiveRegion();
  const words = createWords(port.locale, loadLocale);
  words.learn(en);
  words.learn(checklistWords);
  const around: Surroundings = {
    port,
    words,
    announce: region.announce,
    said: region.text,
    corner: signal(undefined),
    isNarrow: () => matchMedia("(max-width:599px)").matches,
    openRoot: (container) => createHost({ ...port, container }, host.styles),
    afterPaint,
    stepAside,
    focused,
    rememberFocus,
    holdsFocus,
  };
  const drawn = signal<ReadonlyMap<string, Drawn>>(new Map());
  const wanted = new Map<string, ShownGuide>();
  let isHelpDrawn = false;
  let isStopped = false;

  function take(key: string, made: Drawn): void {
    drawn.value = new Map(drawn.peek()).set(key, made);
  }

  function takeAway(key: string): void {
    const rest = new Map(drawn.peek());
    rest.get(key)?.stop();
    if (rest.delete(key)) drawn.value = rest;
  }

  /** The checklist comes with the first load, since most pages that show anything show it; the others once one is wanted. */
  async function later() {
    const kinds = await import("./kinds.ts");
    host.addStyle(kinds.css);
    words.learn(kinds.en);
    return kinds;
  }

  async function showGuide(first: ShownGuide): Promise<void> {
    const { id, kind } = first.guide;
    const draw = kind === "checklist" ? checklist : (await later())[kind];
    await words.ready;
    // It may have gone, or gone and come again, while the chunk was on its way.
    if (isStopped || wanted.get(id) !== first) return;
    let last = first;
    const shown: ReadonlySignal<ShownGuide> = computed(() => {
      last = port.showing.value.find(({ guide }) => guide.id === id) ?? last;
      return last;
    });
    take(id, draw(shown, around));
  }

  async function showLauncher(): Promise<void> {
    await words.ready;
    if (isStopped) return;
    // No guide can carry this id.
    take("?", { launcher: <HelpLauncher around={around} />, isLast: true, stop: hold });
  }

  async function showHelp(): Promise<void> {
    const { drawHelp } = await later();
    await words.ready;
    if (isStopped) return;
    take("help?", drawHelp(around));
  }

  const stopShowing = effect(() => {
    const now = new Map(port.showing.value.map((shown) => [shown.guide.id, shown]));
    untracked(() => {
      for (const id of wanted.keys()) {
        if (now.has(id)) continue;
        wanted.delete(id);
        const part = drawn.peek().get(id);
        if (part?.linger) part.linger(() => takeAway(id));
        else takeAway(id);
      }
      for (const [id, shown] of now) {
        if (wanted.has(id)) continue;
        takeAway(id);
        wanted.set(id, shown);
        showGuide(shown).catch(hold);
      }
    });
  });
  const stopHelp = effect(() => {
    const isWanted = port.help.open.value || port.help.offered.value;
    if (!isWanted || isHelpDrawn) return;
    isHelpDrawn = true;
    showHelp().catch(() => {
      isHelpDrawn = false;
    });
  });
  if (port.guidebook.help.launcher) showLauncher().catch(hold);

  const takeDown = render(
    <Root drawn={drawn} said={region.text} side={port.guidebook.theme.corner} words={words} />,
    host.shadow,
  );
  return () => {
    isStopped = true;
    stopShowing();
    stopHelp();
    for (const { stop } of drawn.peek().values()) stop();
    takeDown();
    host.stop();
  };
};

/** What could not be fetched stays away until it is wanted once more; tracking goes on. */
function hold(): void {}
