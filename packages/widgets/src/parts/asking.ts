import type { CompiledCancelFlow, CompiledSurvey, CompiledWelcome } from "@cairn/core";
import type { GuideHappening } from "@cairn/sdk/port";
import { signal } from "@preact/signals-core";
import type { ReadonlySignal } from "@preact/signals-core";
import type { Surroundings } from "./surroundings.ts";

/** The guides that ask. */
export type AskingGuide = CompiledSurvey | CompiledWelcome | CompiledCancelFlow;

/** A guide that asks something, on screen until it ends, which it does once. */
export interface Asking<Guide extends AskingGuide = AskingGuide> {
  readonly around: Surroundings;
  readonly guide: Guide;
  /** Id of the heading that asks; one is on screen at a time. */
  readonly asks: string;
  /** What it is called. */
  readonly title: string;
  readonly isOpen: ReadonlySignal<boolean>;
  /** Whether focus belongs in what appears now. */
  takesFocus(): boolean;
  /** It was painted. */
  seen(): void;
  /** Takes it off the screen and tells how it ended. */
  end(how: GuideHappening): void;
  /** Put away, without an answer. */
  close(): void;
}

/** What the models of all that asks stand on. Focus belongs in a modal; whoever asks beside the page says more. */
export function createAsking<Guide extends AskingGuide>(
  guide: Guide,
  around: Surroundings,
): Asking<Guide> {
  const { port } = around;
  const { id } = guide;
  const isOpen = signal(true);
  const end = (how: GuideHappening) => {
    if (!isOpen.peek()) return;
    isOpen.value = false;
    port.report(how);
  };
  return {
    around,
    guide,
    asks: `ask-${id}`,
    title: port.personalise(guide.title),
    isOpen,
    takesFocus: () => true,
    seen: () => port.report({ kind: "shown", guide: id }),
    end,
    close: () => end({ kind: "dismissed", guide: id }),
  };
}
