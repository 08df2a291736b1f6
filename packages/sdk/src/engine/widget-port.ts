import type { Action, CompiledGuidebook, Stop } from "@cairn/core";
import { signal } from "@preact/signals-core";
import { fillTemplate } from "@cairn/core";
import { watch } from "../find/watch.ts";
import type { GuideHappening, MountWidgets, ShownGuide, WidgetPort } from "../port.ts";
import type { EnginePort } from "./engine-port.ts";
import { traitsOf } from "./facts.ts";
import type { Help } from "./help.ts";
import { localeOf } from "./guidebook-source.ts";
import type { User } from "./user.ts";

/** What widgets draw, at one moment. */
export interface View {
  readonly showing: readonly ShownGuide[];
  readonly reachedAt: Readonly<Record<string, number>>;
}

/** Widgets on screen: `update` hands them what is to be drawn now. */
export interface Mounted {
  readonly book: CompiledGuidebook;
  update(view: View): void;
  readonly stop: Stop;
}

/** Mounts the widgets for one guidebook, behind signals of their own. */
export function mount(
  mountWidgets: MountWidgets,
  port: EnginePort,
  book: CompiledGuidebook,
  user: User,
  help: Help,
  first: View,
  report: (happening: GuideHappening) => void,
  act: (action: Action) => void,
): Mounted {
  const { config } = port;
  const showing = signal(first.showing);
  const reachedAt = signal(first.reachedAt);
  const skipped = signal<ReadonlySet<string>>(new Set(user.record.choices.skipped));
  const tipsOff = signal(user.record.choices.tipsOff);
  const open = signal(help.opening);
  const suggestions = signal(help.suggestions);
  const offered = signal(help.offered);
  const { search, searched, viewed, rated, contact, start, close, decline } = help;
  const widgetPort: WidgetPort = {
    guidebook: book,
    locale: config.locale ? localeOf(port) : book.locale,
    dir: config.dir ?? book.dir,
    ...(config.container ? { container: config.container } : {}),
    showing,
    reachedAt,
    skipped,
    tipsOff,
    help: {
      open,
      suggestions,
      offered,
      search,
      searched,
      viewed,
      rated,
      contact,
      start,
      close,
      decline,
    },
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
}
