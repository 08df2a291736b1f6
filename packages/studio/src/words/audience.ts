import type { AuthoredCondition, Guide, Guidebook } from "@cairn/core/guidebook";
import { conditionWords } from "./condition.ts";
import { languageName } from "../models/language.ts";
import { list } from "./list.ts";
import { sentence } from "./problem.ts";

/** Who gets a guide and where: "People whose plan is trial who are stuck, on /invoices/*, in German or French." */
export function audienceWords(guide: Guide, book: Guidebook): string {
  if (guide.kind === "cancel") return "Whoever presses cancel: your app starts it.";
  if (guide.when === undefined)
    return "Nobody by itself: a link, your app or another guide starts it.";
  const parts = partsOf(guide.when).map((part) => partWords(part, book));
  const of = (slot: Part["slot"]): readonly string[] =>
    parts.flatMap((part) => (part.slot === slot ? [part.words] : []));
  const [whose, who] = [of("whose"), of("who")];
  const people =
    whose.length + who.length === 0
      ? "Everyone"
      : `People${whose.length > 0 ? ` ${list(whose, "and")}` : ""}${
          who.length > 0 ? ` who ${list(who, "and")}` : ""
        }`;
  const pages = guide.pages ?? [];
  const where = [...(pages.length > 0 ? [`on ${list(pages, "or")}`] : []), ...of("where")];
  return sentence([people, ...where].join(", "));
}

/** Who is in a segment: "People whose plan is trial who are stuck." */
export function segmentWords(when: AuthoredCondition, book: Guidebook): string {
  return audienceWords({ kind: "notice", style: "modal", title: "", body: "", when }, book);
}

interface Part {
  /** What is said of people, what of theirs, and where, when and how they are here. */
  readonly slot: "whose" | "who" | "where";
  readonly words: string;
}

/** What must hold all at once; groups within groups as one list where that says the same. */
function partsOf(when: AuthoredCondition): readonly AuthoredCondition[] {
  return when.kind === "all" ? when.of.flatMap(partsOf) : [when];
}

function partWords(part: AuthoredCondition, book: Guidebook): Part {
  switch (part.kind) {
    case "page":
      return { slot: "where", words: `on ${list(part.paths, "or")}` };
    case "locale":
      return { slot: "where", words: `in ${list(part.oneOf.map(languageName), "or")}` };
    case "device":
      return { slot: "where", words: `on a ${list(part.oneOf, "or")}` };
    case "schedule":
      return { slot: "where", words: conditionWords(part, book) };
    default: {
      const words = conditionWords(part, book);
      const isGroup = part.kind === "any" && part.of.length > 1;
      if (words.startsWith("whose ")) return { slot: "whose", words };
      return { slot: "who", words: isGroup ? `either ${words}` : words };
    }
  }
}
