import type { LogRow } from "../../store/event-log.ts";
import { SCALES } from "./scores.ts";

/** The kinds of questions, as answers name them. */
export const QUESTION_KINDS = ["nps", "csat", "ces", "single", "multiple", "text"] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** An answer that a question of its kind may have. */
export type Said =
  | { readonly kind: "nps" | "csat" | "ces"; readonly score: number }
  /** One of "single", each once. */
  | { readonly kind: "single" | "multiple"; readonly choices: readonly string[] }
  | { readonly kind: "text"; readonly text: string };

/** What one row of feedback says, without who did it. Times are epoch milliseconds. */
export type Happening = {
  /** Id of the survey or the cancel flow. */
  readonly part: string;
  readonly atMs: number;
  readonly seq: number;
  readonly messageId: string;
} & (
  | { readonly kind: "shown"; readonly as: "survey" | "cancel" }
  | { readonly kind: "answered"; readonly question: string; readonly said: Said }
  | { readonly kind: "closed" }
  | { readonly kind: "reason"; readonly reason: string }
  | { readonly kind: "accepted" | "cancelled"; readonly reason: string | undefined }
);

// What a guidebook may call a part: what a page makes up instead is nobody's answer.
const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** What a row says; undefined where it says nothing that could be counted. */
export function happeningOf(
  row: Pick<LogRow, "name" | "atMs" | "seq" | "messageId" | "properties">,
): Happening | undefined {
  const { name, atMs, seq = 0, messageId, properties } = row;
  const { kind, question, reason } = properties;
  const part = name.startsWith("Survey ") ? properties["survey"] : properties["guide"];
  if (!isId(part)) return undefined;
  const base = { part, atMs, seq, messageId };
  switch (name) {
    case "Guide Shown":
      return kind === "survey" || kind === "cancel"
        ? { ...base, kind: "shown", as: kind }
        : undefined;
    case "Survey Answered": {
      const said = saidIn(properties);
      if (!isId(question) || said === undefined) return undefined;
      return { ...base, kind: "answered", question, said };
    }
    case "Survey Dismissed":
      return { ...base, kind: "closed" };
    case "Cancel Reason Given":
      return isId(reason) ? { ...base, kind: "reason", reason } : undefined;
    case "Cancel Remedy Accepted":
    case "Cancel Completed": {
      const did = name === "Cancel Completed" ? "cancelled" : "accepted";
      return { ...base, kind: did, reason: isId(reason) ? reason : undefined };
    }
    default:
      return undefined;
  }
}

/** The order in which somebody did two things. */
export function inTime(a: Happening, b: Happening): number {
  return a.atMs - b.atMs || a.seq - b.seq || (a.messageId < b.messageId ? -1 : 1);
}

function saidIn(properties: LogRow["properties"]): Said | undefined {
  const { score, choices, text } = properties;
  const kind = QUESTION_KINDS.find((one) => one === properties["kind"]);
  switch (kind) {
    case "nps":
    case "csat":
    case "ces": {
      const [low, high] = SCALES[kind];
      const isScore = Number.isInteger(score) && Number(score) >= low && Number(score) <= high;
      return isScore ? { kind, score: Number(score) } : undefined;
    }
    case "single":
    case "multiple": {
      const chosen = [...new Set(Array.isArray(choices) ? choices : [])].filter(isId);
      const isOne = chosen.length === 1 || (kind === "multiple" && chosen.length > 1);
      return isOne ? { kind, choices: chosen } : undefined;
    }
    case "text":
      return typeof text === "string" && text.trim() !== "" ? { kind, text } : undefined;
    case undefined:
      return undefined;
  }
}

function isId(value: unknown): value is string {
  return typeof value === "string" && ID.test(value);
}
