import type { CancelFlow, AuthoredRemedy } from "./cancel-flow.ts";
import type { ThresholdBook } from "./compile-condition.ts";
import { compileFigure } from "./compile-figure.ts";
import { rich } from "./compile-text.ts";
import type { CompiledCancelFlow, CompiledGuideBase, CompiledRemedy } from "./compiled-guide.ts";
import type { Localiser } from "./localise.ts";

/** The cancel flow as browsers get it; what its figures count is entered into `book`. */
export function compileCancelFlow(
  base: CompiledGuideBase,
  guide: CancelFlow,
  localiser: Localiser,
  book: ThresholdBook,
): CompiledCancelFlow {
  return {
    ...base,
    kind: "cancel",
    title: localiser.text(guide.title),
    figures: (guide.figures ?? []).map((figure) => compileFigure(figure, localiser, book)),
    question: localiser.text(guide.question),
    reasons: guide.reasons.map(({ id, label, remedy }) => ({
      id,
      label: localiser.text(label),
      ...(remedy === undefined ? {} : { remedy: compileRemedy(remedy, localiser) }),
    })),
  };
}

function compileRemedy(remedy: AuthoredRemedy, localiser: Localiser): CompiledRemedy {
  const { id, title, body, label, ...rest } = remedy;
  return {
    ...rest,
    id: id ?? remedy.kind,
    title: localiser.text(title),
    ...rich("body", body, localiser),
    label: localiser.text(label),
  };
}
