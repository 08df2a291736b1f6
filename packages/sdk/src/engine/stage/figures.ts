import type { CompiledGuide, Facts, Progress } from "@cairn/core";
import type { ShownFigure } from "../../port.ts";

/** The guide's figures with their values, in order, those left out that are 0 or unknown; undefined where it has none. */
export function figuresOf(
  guide: CompiledGuide,
  { thresholds }: Progress,
  { traits, nowMs }: Facts,
): readonly ShownFigure[] | undefined {
  if (!("figures" in guide)) return undefined;
  return guide.figures.flatMap((figure) => {
    const { from, scale } = figure;
    let value = 0;
    if (from.kind === "trait") value = Number(traits[from.trait]);
    else {
      const sinceMs = nowMs - (from.withinMs ?? Infinity);
      for (const { atMs, amount = 0 } of thresholds[from.key]?.candidates ?? []) {
        if (atMs >= sinceMs) value += from.sum ? amount : 1;
      }
    }
    value *= scale;
    return value > 0 ? [{ figure, value }] : [];
  });
}
