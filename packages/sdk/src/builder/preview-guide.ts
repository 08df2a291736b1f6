import {
  type CompiledGuide,
  type CompiledGuidebook,
  type Stop,
  type Target,
  fillTemplate,
} from "@cairn/core";
import type { NewBuilderProposal } from "@cairn/core/api";
import { signal } from "@preact/signals-core";
import { watch } from "../find/watch.ts";
import type { MountWidgets, ShownGuide } from "../port.ts";

/** On which side of its element a guide stands. */
export type Side = Extract<NewBuilderProposal, { kind: "target" }>["placement"];

/** Where the drafted guide is to be seen. */
export interface Placed {
  readonly target: Target;
  readonly placement?: Side;
  /** The tour's step. */
  readonly step?: string;
}

/** Draws the drafted guide at its place with the real widgets, until it is stopped or somebody closes it. */
export function previewGuide(
  mountWidgets: MountWidgets,
  guidebook: CompiledGuidebook,
  placed: Placed,
  onClosed: () => void,
): Stop {
  const [guide] = guidebook.guides;
  const showing = signal<readonly ShownGuide[]>([]);
  const followed = (target: Target) => {
    const element = signal<Element | undefined>(undefined);
    const stop = watch(target, {
      onElement: (found) => (element.value = found),
      onBroken: () => {},
    });
    return { element, stop };
  };
  const { element, stop: stopFollowing } = followed(placed.target);
  const shown = guide && placedGuide(guide, placed, element);
  if (shown) showing.value = [shown];
  const unmount = mountWidgets({
    guidebook,
    locale: guidebook.locale,
    dir: guidebook.dir,
    showing,
    reachedAt: signal({}),
    skipped: signal(new Set()),
    tipsOff: signal(false),
    help: NO_HELP,
    personalise: (text) => fillTemplate(text, {}),
    watchTarget: followed,
    // Nothing of it is told or counted: it is only looked at.
    report({ kind }) {
      if (kind !== "shown" && kind !== "opened") onClosed();
    },
    act: () => {},
  });
  return () => {
    stopFollowing();
    unmount();
  };
}

function placedGuide(
  guide: CompiledGuide,
  { target, placement, step: wanted }: Placed,
  element: NonNullable<ShownGuide["step"]>["element"],
): ShownGuide | undefined {
  const side = placement === undefined ? {} : { placement };
  if (guide.kind === "hint") {
    return { guide: { ...guide, target, ...side }, because: "offered", open: true };
  }
  if (guide.kind !== "tour") return undefined;
  const at = guide.steps.findIndex(({ id }) => id === wanted);
  const step = guide.steps[at];
  if (!step) return undefined;
  return {
    guide,
    because: "offered",
    open: true,
    step: {
      step: { ...step, target, ...side },
      number: at + 1,
      of: guide.steps.length,
      mayGoBack: at > 0,
      element,
    },
  };
}

const nothing = () => {};
const NO_HELP: Parameters<MountWidgets>[0]["help"] = {
  open: signal(undefined),
  suggestions: signal([]),
  offered: signal(undefined),
  search: () => [],
  searched: nothing,
  viewed: nothing,
  rated: nothing,
  contact: nothing,
  start: nothing,
  close: nothing,
  decline: nothing,
};
