import type { CompiledHint, Stop } from "@cairn/core";
import type { ShownGuide } from "@cairn/sdk/port";
import { signal } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";
import type { Surroundings } from "../parts/surroundings.ts";
import type { PointerModel } from "../pointer/pointer.tsx";
import { createPutOff } from "../pointer/put-off.ts";

/** One tooltip or hotspot, without its drawing. */
export interface HintModel extends PointerModel {
  readonly guide: CompiledHint;
  /** The element it points at; undefined while it is not there, and then nothing is drawn. */
  readonly target: ReadonlySignal<Element | undefined>;
  /** A tooltip is open from the start, a hotspot once it was pressed. */
  readonly isOpen: ReadonlySignal<boolean>;
  /** Whether focus belongs in the tooltip that opens now. */
  takesFocus(): boolean;
  /** It was painted beside its element. */
  seen(): void;
  toggle(): void;
  follow(): void;
  readonly stop: Stop;
}

/** A model that reports what the user does with the hint; the engine takes it away in answer. */
export function createHintModel(
  shown: ReadonlySignal<ShownGuide>,
  guide: CompiledHint,
  { port, words, announce }: Surroundings,
): HintModel {
  const { id } = guide;
  const { element: target, stop } = port.watchTarget(guide.target);
  const isOpen = signal(guide.style === "tooltip");
  const putOff = createPutOff(port, id);
  let wasSeen = false;
  let wasPressed = false;

  return {
    ...putOff,
    guide,
    target,
    isOpen,
    takesFocus: () => wasPressed || shown.peek().because === "asked",
    seen() {
      if (wasSeen) return;
      wasSeen = true;
      port.report({ kind: "shown", guide: id });
      announce(port.personalise(guide.title ?? words.say("tip")));
    },
    toggle() {
      isOpen.value = !isOpen.peek();
      putOff.isMenuOpen.value = false;
      wasPressed = isOpen.peek();
      port.report({ kind: wasPressed ? "opened" : "closed", guide: id });
    },
    follow() {
      if (!guide.action) return;
      port.report({ kind: "completed", guide: id, by: "action" });
      port.act(guide.action, id);
    },
    stop,
  };
}
