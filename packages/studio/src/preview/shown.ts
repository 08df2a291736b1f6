import type { CompiledGuide } from "@cairn/core";
import type { mountWidgets } from "@cairn/widgets";
import { type ReadonlySignal, signal } from "@preact/signals";

type ShownGuide = Parameters<typeof mountWidgets>[0]["showing"]["value"][number];

/** A guide as the widgets are told of it: a tour at its step `at`, from 0, and figures with values made up. */
export function shownGuide(
  guide: CompiledGuide,
  open: boolean,
  at: number,
  target: ReadonlySignal<Element>,
): ShownGuide {
  const shown = { guide, because: "offered" as const, open };
  if (guide.kind === "recap" || guide.kind === "cancel") {
    const figures = guide.figures.map((figure, index) => ({ figure, value: 14 + 23 * index }));
    return { ...shown, figures };
  }
  if (guide.kind !== "tour") return shown;
  const step = guide.steps[at];
  if (step === undefined) return shown;
  const element = step.target === undefined ? signal(undefined) : target;
  const of = guide.steps.length;
  return { ...shown, step: { step, number: at + 1, of, mayGoBack: at > 0, element } };
}
