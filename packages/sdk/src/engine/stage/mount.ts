import { type Action, type CompiledGuidebook, fillTemplate } from "@cairn/core";
import { signal } from "@preact/signals-core";
import { watch } from "../../find/watch.ts";
import type { MountWidgets, ShownGuide } from "../../port.ts";
import { traitsOf } from "../facts.ts";
import type { Backstage, Mounted, Stage, View } from "../stage.ts";
import { awaitTarget } from "./await-target.ts";
import { tellProgress } from "./checklist-progress.ts";
import { followLink } from "./follow-link.ts";
import { createHappenings } from "./happenings.ts";
import { createHelpPort } from "./help-port.ts";
import { createHelp } from "./help.ts";
import { createTellGuide } from "./tell-guide.ts";

/** The stage for these widgets. */
export function createStage(mountWidgets: MountWidgets): Stage {
  return {
    mount: (book, first, backstage) => mount(mountWidgets, book, first, backstage),
    awaitTarget,
  };
}

/** Puts the widgets on the page, behind signals that the engine's looks feed. */
function mount(
  mountWidgets: MountWidgets,
  book: CompiledGuidebook,
  first: View,
  backstage: Backstage,
): Mounted {
  const { port, user } = backstage;
  const { config } = port;
  const showing = signal<readonly ShownGuide[]>([]);
  const reachedAt = signal(first.facts.reachedAt);
  const skipped = signal<ReadonlySet<string>>(new Set());
  const tipsOff = signal(false);
  const tell = createTellGuide(backstage);
  const help = createHelp(backstage, book);
  const report = createHappenings(backstage, tell, book);
  const act = (action: Action) => {
    if (action.kind === "link") followLink(action.href);
    else if (action.kind === "guide") backstage.show(action.guide);
    else help.start(action.faq === undefined ? {} : { faq: action.faq });
  };
  const update = (view: View) => {
    tellProgress(backstage, tell, view);
    const { choices } = user.record;
    // The same list stays the same object, so that nothing is drawn again.
    if (signature(showing.value) !== signature(view.showing)) showing.value = view.showing;
    if (String([...skipped.value]) !== String(choices.skipped)) {
      skipped.value = new Set(choices.skipped);
    }
    reachedAt.value = view.facts.reachedAt;
    tipsOff.value = choices.tipsOff;
    help.update(view);
  };
  update(first);
  const unmount = mountWidgets({
    guidebook: book,
    locale: config.locale ?? book.locale,
    dir: config.dir ?? book.dir,
    ...(config.container ? { container: config.container } : {}),
    showing,
    reachedAt,
    skipped,
    tipsOff,
    help: createHelpPort(backstage, book, help),
    personalise: (text) => fillTemplate(text, traitsOf(user).traits),
    watchTarget(target) {
      const element = signal<Element | undefined>(undefined);
      const stop = watch(target, {
        onElement: (found) => (element.value = found),
        onBroken: () => {},
      });
      return { element, stop };
    },
    report: (happening) => port.guard(() => report(happening), undefined),
    act: (action) => port.guard(() => act(action), undefined),
  });
  return {
    book,
    update,
    stop() {
      help.stop();
      unmount();
    },
  };
}

function signature(showing: readonly ShownGuide[]): string {
  return String(showing.map(({ guide, because, open }) => [guide.id, because, open]));
}
