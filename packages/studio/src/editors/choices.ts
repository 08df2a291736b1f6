import type { Guidebook } from "@cairn/core/guidebook";
import { firstLocale, plainText } from "../models/text-value.ts";
import type { Choice } from "./select-field.tsx";

/** Every milestone of the draft, by title. */
export function milestoneChoices(guidebook: Guidebook): readonly Choice[] {
  const locale = firstLocale(guidebook);
  return Object.entries(guidebook.milestones ?? {}).map(([id, one]) => ({
    value: id,
    words: plainText(one.title, locale) || id,
  }));
}

/** Every guide of the draft but `except`, by title. */
export function guideChoices(guidebook: Guidebook, except: string): readonly Choice[] {
  const locale = firstLocale(guidebook);
  return Object.entries(guidebook.guides ?? {})
    .filter(([id]) => id !== except)
    .map(([id, one]) => ({ value: id, words: plainText(one.title, locale) || id }));
}

/** Every help answer of the draft, by its question. */
export function answerChoices(guidebook: Guidebook): readonly Choice[] {
  const locale = firstLocale(guidebook);
  return Object.entries(guidebook.faqs ?? {}).map(([id, one]) => ({
    value: id,
    words: plainText(one.question, locale) || id,
  }));
}

/** Every segment of the draft, by title. */
export function segmentChoices(guidebook: Guidebook): readonly Choice[] {
  const locale = firstLocale(guidebook);
  return Object.entries(guidebook.segments ?? {}).map(([id, one]) => ({
    value: id,
    words: plainText(one.title, locale) || id,
  }));
}
