import type { CreateDetector } from "./detector.ts";
import type { FrustrationKind } from "./frustration.ts";
import type { UiSignal } from "./ui-signal.ts";

/**
 * A detector that tells once when `times` signals come in less than `windowMs`, and again only after they came apart: a
 * burst lasts until one comes that none before belongs with. `counts` says of a signal whether it is one of them; false
 * ends what was building up, undefined means that it has nothing to do with it.
 */
export function createBurst<Mark extends UiSignal>(
  kind: FrustrationKind,
  times: number,
  windowMs: number,
  counts: (signal: UiSignal) => boolean | undefined,
  belongs: (before: Mark, mark: Mark) => boolean = () => true,
): CreateDetector {
  return (emit) => {
    let marks: readonly Mark[] = [];
    let isTold = false;
    return (signal) => {
      const isOne = counts(signal);
      if (isOne === undefined) return;
      const mark = signal as Mark;
      const isWith = (one: Mark) => one.atMs > mark.atMs - windowMs && belongs(one, mark);
      marks = isOne ? [...marks.filter(isWith), mark] : [];
      isTold &&= marks.length > 1;
      if (marks.length < times || isTold) return;
      isTold = true;
      emit({ kind, count: times, ...("on" in mark && { element: mark.on.element }) });
    };
  };
}
