import { parseDuration } from "@cairn/core";
import type { AuthoredCondition, Guidebook, Milestone } from "@cairn/core/guidebook";
import { brief } from "../models/brief.ts";
import { isRecord } from "../models/json-path.ts";
import { firstLocale, plainText } from "../models/text-value.ts";
import { conditionWords } from "./condition.ts";
import { languageName } from "../models/language.ts";
import { placeWords, wayWords } from "./way.ts";
import { durationWords, thresholdWords } from "./threshold.ts";

// Enough to recognise a text by; the whole stands in its form.
const LONGEST = 160;
const LEAD = 40;

/** Fields that name something by its id, with the section that it stands in. */
const NAMING: Readonly<Record<string, string>> = {
  milestone: "milestones",
  milestones: "milestones",
  after: "milestones",
  guide: "guides",
  faq: "faqs",
  segment: "segments",
};

/** Numbers from 0 to 1 that are shares of people. */
const SHARES: ReadonlySet<string> = new Set(["holdout", "sample"]);

/** A value as words: a duration, a yes, the title of what an id names; JSON at worst. Undefined: there is none. */
export function valueWords(
  path: readonly string[],
  value: unknown,
  guidebook: Guidebook,
): string | undefined {
  return value === undefined ? undefined : sayAt(path, value, guidebook);
}

/** Two texts cut to what a list has room for: where they are long, from shortly before the first difference on. */
export function excerpts(before: string, after: string): readonly [before: string, after: string] {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  // At the beginning of a word, where one begins there.
  const lead = before.slice(same - LEAD, same).search(/(?<=\s)\S/);
  const from = same > LONGEST / 2 ? same - LEAD + Math.max(0, lead) : 0;
  const cut = (text: string): string => brief(`${from > 0 ? "…" : ""}${text.slice(from)}`, LONGEST);
  return [cut(before), cut(after)];
}

function sayAt(path: readonly string[], value: unknown, guidebook: Guidebook): string {
  const field = path.findLast((name) => !/^\d+$/.test(name)) ?? "";
  const whole = wholeWords(path, value, guidebook);
  if (whole !== undefined) return whole;
  if (typeof value === "string")
    return placeWords(path, value, guidebook) ?? stringWords(field, value, guidebook);
  if (typeof value === "number") return SHARES.has(field) ? `${value * 100} %` : String(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) {
    if (value.length === 0) return "none";
    return value
      .map((one, index) => sayAt([...path, String(index)], one, guidebook))
      .join(field === "branches" ? "; " : ", ");
  }
  if (!isRecord(value) || Object.keys(value).length === 0) return "nothing";
  if (field === "branches") return wayWords(path, value, guidebook);
  const { title, question, name, label, id, kind } = value;
  const called =
    plainText(title ?? question ?? name ?? label, firstLocale(guidebook)) || id || kind;
  if (typeof called === "string" && called !== "") return `“${called}”`;
  return textWords(value, guidebook) ?? JSON.stringify(value);
}

function stringWords(field: string, value: string, guidebook: Guidebook): string {
  const section = NAMING[field];
  const named = section === undefined ? undefined : titleIn(guidebook, section, value);
  if (named !== undefined) return `“${named}”`;
  if (field === "minTenure" && parseDuration(value) === 0) return "any time at all";
  if (parseDuration(value) !== undefined) return durationWords(value);
  if (field === "locales") return languageName(value);
  return value === "" ? "nothing" : value;
}

/** Words in several languages, as the first one says them. */
function textWords(value: unknown, guidebook: Guidebook): string | undefined {
  return plainText(value, firstLocale(guidebook)) || undefined;
}

function titleIn(guidebook: Guidebook, section: string, id: string): string | undefined {
  const entries = (guidebook as Readonly<Record<string, unknown>>)[section];
  const entry = isRecord(entries) && Object.hasOwn(entries, id) ? entries[id] : undefined;
  if (!isRecord(entry)) return undefined;
  return plainText(entry["title"] ?? entry["question"], firstLocale(guidebook)) || undefined;
}

/** A condition or threshold as its sentence; undefined for everything else, and for what is not written to its end. */
function wholeWords(
  path: readonly string[],
  value: unknown,
  guidebook: Guidebook,
): string | undefined {
  if (path[2] !== "when" || path.length !== 3 || !isRecord(value)) return undefined;
  try {
    return path[0] === "milestones"
      ? thresholdWords({ title: "", when: value } as unknown as Milestone)
      : conditionWords(value as AuthoredCondition, guidebook);
  } catch {
    // A draft may hold anything, half a condition too.
    return undefined;
  }
}
