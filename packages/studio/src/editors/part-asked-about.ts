import { type Guidebook, placesNaming } from "@cairn/core/guidebook";
import type { Removal } from "../models/removal.ts";
import type { Studio } from "../models/studio.ts";
import { firstLocale, plainText } from "../models/text-value.ts";

/** The part that somebody is asked whether it is to go. */
export interface PartAskedAbout {
  readonly id: string;
  readonly title: string;
  /** Where it is named, as core's `placesNaming` tells. */
  readonly places: readonly string[];
  readonly book: Guidebook;
}

/** What `removal` asks about; undefined while nothing is asked. */
export function partAskedAbout(
  studio: Studio,
  removal: Removal,
  section: "guides" | "segments" | "faqs",
): PartAskedAbout | undefined {
  const id = removal.id.value;
  if (id === undefined) return undefined;
  const book = studio.draft.guidebook.value;
  const part: object | undefined = book[section]?.[id];
  const words = { title: "", question: "", ...part };
  const title = plainText(words.title || words.question, firstLocale(book)) || id;
  return { id, title, places: placesNaming(book, section, id), book };
}
