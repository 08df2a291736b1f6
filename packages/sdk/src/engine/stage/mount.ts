import { type Action, type Stop, fillTemplate } from "@cairn/core";
import { signal } from "@preact/signals-core";
import type { MountWidgets, ShownGuide } from "../../port.ts";
import { traitsOf } from "../facts.ts";
import type { Backstage, View } from "../stage.ts";
import { tellProgress } from "./checklist-progress.ts";
import { followLink } from "./follow-link.ts";
import { createHappenings } from "./happenings.ts";
import { createHelp } from "./help.ts";
import { inWords } from "./in-words.ts";
import type { Places } from "./places.ts";
import { createTellGuide } from "./tell-guide.ts";

/** Widgets on screen. */
export interface Mounted {
  /** Hands them what is to be drawn now. */
  update(view: View, shown: readonly ShownGuide[]): void;
  readonly stop: Stop;
}

/** Puts the widgets on the page for the view's guidebook, behind signals that the engine's looks feed. */
export function mount(
  mountWidgets: MountWidgets,
  backstage: Backstage,
  places: Places,
  first: View,
  firstShown: readonly ShownGuide[],
): Mounted {
  const { port, user } = backstage;
  const { book } = first;
  const { config } = port;
  // In the language of the sentences around it, which may not be that of the page.
  const say = inWords(book.locale);
  const showing = signal<readonly ShownGuide[]>([]);
  const reachedAt = signal(first.facts.reachedAt);
  const skipped = signal<ReadonlySet<string>>(new Set());
  const tipsOff = signal(false);
  const tell = createTellGuide(backstage);
  const help = createHelp(backstage, book, places);
  const act = (action: Action) => {
    if (action.kind === "link") followLink(action.href);
    else if (action.kind === "guide") {
      backstage.asked.add(action.guide);
      backstage.onChange();
    } else help.port.start(action.faq === undefined ? {} : { faq: action.faq });
  };
  const report = createHappenings(backstage, places, tell, book, {
    act,
    contact: () => help.port.contact({}),
  });
  const update: Mounted["update"] = (view, shown) => {
    tellProgress(user, places.checklists, tell, view, shown);
    const { choices } = user.kept;
    // The same list stays the same object, so that nothing is drawn again.
    if (signature(showing.value) !== signature(shown)) showing.value = shown;
    if (String([...skipped.value]) !== String(choices.skipped)) {
      skipped.value = new Set(choices.skipped);
    }
    reachedAt.value = view.facts.reachedAt;
    tipsOff.value = choices.tipsOff;
    help.update(view);
  };
  update(first, firstShown);
  const unmount = mountWidgets({
    guidebook: book,
    locale: config.locale ?? book.locale,
    dir: config.dir ?? book.dir,
    ...(config.container && { container: config.container }),
    showing,
    reachedAt,
    skipped,
    tipsOff,
    help: help.port,
    personalise: (text) => fillTemplate(text, traitsOf(user).traits, say),
    watchTarget(target) {
      const element = signal<Element | undefined>(undefined);
      const stop = places.tips()!.watch(target, {
        onElement: (found) => (element.value = found),
        onBroken: () => {},
      });
      return { element, stop };
    },
    report: (happening) => port.guard(() => report(happening)),
    act: (action) => port.guard(() => act(action)),
  });
  return {
    update,
    stop() {
      help.stop();
      unmount();
    },
  };
}

function signature(showing: readonly ShownGuide[]): string {
  return String(
    showing.map(({ guide, because, open, step }) => [guide.id, because, open, step?.number]),
  );
}
