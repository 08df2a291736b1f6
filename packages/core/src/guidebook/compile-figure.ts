import type { Threshold } from "../progress/progress.ts";
import { definitionVersion } from "../lib/definition-version.ts";
import {
  compileEventMatch,
  enterThreshold,
  MOST_AMOUNTS,
  ms,
  type ThresholdBook,
} from "./compile-condition.ts";
import type { CompiledFigure } from "./compiled-guide.ts";
import { type Figure, isPlural } from "./figure.ts";
import type { Localiser } from "./localise.ts";

/** The figure as browsers get it; the events that it counts are entered into `book`. */
export function compileFigure(
  figure: Figure,
  localiser: Localiser,
  book: ThresholdBook,
): CompiledFigure {
  const { id, label, scale = 1, currency } = figure;
  return {
    id,
    label: isPlural(label) ? localiser.forms(label) : { other: localiser.text(label) },
    from: compileSource(figure.from, book),
    scale,
    ...(currency === undefined ? {} : { currency }),
  };
}

function compileSource(from: Figure["from"], book: ThresholdBook): CompiledFigure["from"] {
  if (from.kind === "trait") return from;
  const { property, most: atLeast = MOST_AMOUNTS } = from;
  const event = compileEventMatch(from.event);
  const recent: Threshold = {
    kind: "recent",
    event,
    ...(property === undefined ? {} : { property }),
    atLeast,
  };
  const key = enterThreshold(book, `did:${definitionVersion(recent)}`, recent);
  return { kind: "events", key, ...ms("withinMs", from.within), sum: property !== undefined };
}
