import type { AuthoredCondition, Guidebook } from "@cairn/core/guidebook";
import { isRecord } from "../models/json-path.ts";
import { memberTitle } from "./change-name.ts";
import { conditionWords } from "./condition.ts";
import { list } from "./list.ts";

/** A way of a survey or tour: "always to the end", "with a score of 9 or more to “What do you like best?”". */
export function wayWords(
  path: readonly string[],
  way: Readonly<Record<string, unknown>>,
  book: Guidebook,
): string {
  const key = "step" in way ? "step" : "to";
  const to = placeWords([...path, key], way[key], book) ?? "nowhere yet";
  return `${whoWords(path, way, book)} to ${to}`;
}

/** Where a way leads, or which answers lead there; undefined for a value elsewhere. `path` is the value's own. */
export function placeWords(
  path: readonly string[],
  value: unknown,
  book: Guidebook,
): string | undefined {
  const at = path.indexOf("branches");
  if (at < 0 || typeof value !== "string") return undefined;
  const keys = path.slice(at + 1).filter((key) => !/^\d+$/.test(key));
  // The ways stand in a question or step, which stands in the list of all.
  const own = path.slice(0, at);
  if (keys[0] === "oneOf") return memberTitle([...own, "options", value], book);
  if (keys[0] !== "to" && keys[0] !== "step") return undefined;
  return keys[0] === "to" && value === "end"
    ? "the end"
    : memberTitle([...own.slice(0, -1), value], book);
}

function whoWords(
  path: readonly string[],
  way: Readonly<Record<string, unknown>>,
  book: Guidebook,
): string {
  const { when, oneOf } = way;
  // As numbers they are read; whatever else a draft holds is shown as it is.
  const { atLeast, atMost } = way as { readonly atLeast?: number; readonly atMost?: number };
  if (isRecord(when)) return whenWords(when, book);
  if (Array.isArray(oneOf)) {
    const answers = oneOf.map(
      (id: unknown) => placeWords([...path, "oneOf"], id, book) ?? "nothing",
    );
    return `after ${list(answers, "or")}`;
  }
  if (atLeast !== undefined && atMost !== undefined) {
    return `with a score of ${atLeast} to ${atMost}`;
  }
  if (atLeast !== undefined) return `with a score of ${atLeast} or more`;
  return atMost === undefined ? "always" : `with a score of ${atMost} or less`;
}

function whenWords(when: Readonly<Record<string, unknown>>, book: Guidebook): string {
  try {
    const who = conditionWords(when as AuthoredCondition, book);
    return who === "anybody" ? "always" : `who ${who}`;
  } catch {
    // A draft may hold anything, half a condition too.
    return "some";
  }
}
