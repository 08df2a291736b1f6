import type { Action, CompiledGuidebook } from "@cairn/core";
import { signal } from "@preact/signals-core";
import type { MountWidgets, WidgetPort } from "../../port.ts";
import type { Mount } from "../stage.ts";
import { followLink } from "./follow-link.ts";
import { createHappenings } from "./happenings.ts";
import { createHelpVerbs } from "./help-verbs.ts";

/** Puts the widgets on the page for one guidebook, behind signals that the engine's looks feed. */
export function createMount(mountWidgets: MountWidgets): Mount {
  return (book: CompiledGuidebook, first, backstage) => {
    const { port, user, help } = backstage;
    const { config } = port;
    const showing = signal(first.showing);
    const reachedAt = signal(first.reachedAt);
    const skipped = signal<ReadonlySet<string>>(new Set(user.record.choices.skipped));
    const tipsOff = signal(user.record.choices.tipsOff);
    const open = signal(help.opening);
    const suggestions = signal(help.suggestions);
    const offered = signal(help.offered);
    const happenings = createHappenings(backstage, book);
    const act = (action: Action) => {
      if (action.kind === "link") followLink(backstage, action.href);
      else if (action.kind === "guide") backstage.show(action.guide);
      else help.start(action.faq === undefined ? {} : { faq: action.faq });
    };
    const widgetPort: WidgetPort = {
      guidebook: book,
      locale: config.locale ?? book.locale,
      dir: config.dir ?? book.dir,
      ...(config.container ? { container: config.container } : {}),
      showing,
      reachedAt,
      skipped,
      tipsOff,
      help: { open, suggestions, offered, ...createHelpVerbs(backstage, book) },
      personalise: backstage.personalise,
      watchTarget(target) {
        const element = signal<Element | undefined>(undefined);
        const stop = backstage.watch(target, {
          onElement: (found) => (element.value = found),
          onBroken: () => {},
        });
        return { element, stop };
      },
      report: (happening) => port.guard(() => happenings(happening), undefined),
      act: (action) => port.guard(() => act(action), undefined),
    };
    const stop = mountWidgets(widgetPort);
    return {
      book,
      stop,
      update(view) {
        const { choices } = user.record;
        showing.value = view.showing;
        reachedAt.value = view.reachedAt;
        if (String([...skipped.value]) !== String(choices.skipped)) {
          skipped.value = new Set(choices.skipped);
        }
        tipsOff.value = choices.tipsOff;
        open.value = help.opening;
        suggestions.value = help.suggestions;
        offered.value = help.offered;
      },
    };
  };
}
