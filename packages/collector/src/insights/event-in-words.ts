import {
  type CompiledGuidebook,
  FRUSTRATION_KINDS,
  type FrustrationKind,
  GROUPED,
  IDENTIFIED,
  PAGE_VIEWED,
  reasonInWords,
  spanInWords,
  stallInWords,
  type StallReason,
} from "@cairn/core";
import type { TimelineEntry } from "@cairn/core/api";
import type { LogRow } from "../store/event-log.ts";
import { knownReasons } from "./evidence-in-words.ts";
import { feedbackInWords } from "./feedback/feedback-in-words.ts";

// A claim is made in the second of the event that it rests on; only clocks can set that event later.
const CLAIM_AHEAD_MS = 60_000;

/** What an event was, for a person's timeline. */
export type EventWords = Pick<TimelineEntry, "kind" | "words">;

/** The parts of the guidebook that events name by id. */
export type NamedParts = Pick<CompiledGuidebook, "milestones" | "guides" | "faqs">;

/**
 * An event as a sentence where Cairn knows one, else by its own name. Properties came from a browser: nothing is taken
 * for granted. `reached` is when the collector's own reading of the log has each milestone reached, epoch milliseconds.
 */
export function eventInWords(
  row: Pick<LogRow, "name" | "type" | "actor" | "accountId" | "atMs" | "properties">,
  book: NamedParts,
  reached: Readonly<Record<string, number>>,
): EventWords {
  const { properties } = row;
  const text = (name: string): string => {
    const value = properties[name];
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };
  switch (row.type) {
    case "page":
      return { kind: "page", words: `Visited ${text("name") || text("path") || "a page"}` };
    case "identify":
      return {
        kind: "identify",
        words: `Was identified as ${text("name") || text("email") || row.actor}`,
      };
    case "group":
      return { kind: "identify", words: words("Joined", text("name") || (row.accountId ?? "")) };
    case "alias":
      return {
        kind: "identify",
        words: `Was known before as ${text("previousId") || "another id"}`,
      };
    case "track":
      return trackInWords(row, text, book, reached);
  }
}

function trackInWords(
  { name, atMs, properties }: Pick<LogRow, "name" | "atMs" | "properties">,
  text: (name: string) => string,
  book: NamedParts,
  reached: Readonly<Record<string, number>>,
): EventWords {
  const isReached = (): boolean => {
    const reachedMs = reached[text("milestone")];
    return reachedMs !== undefined && reachedMs <= atMs + CLAIM_AHEAD_MS;
  };
  const milestone = (): string => {
    const id = text("milestone");
    return book.milestones.find((one) => one.id === id)?.title ?? (text("title") || id);
  };
  const guide = (): string => guideInWords(text("guide"), text("kind"), book);
  const answer = (): string => {
    const id = text("faq");
    return `“${book.faqs.find((faq) => faq.id === id)?.question ?? id}”`;
  };
  switch (name) {
    case PAGE_VIEWED:
    case IDENTIFIED:
    case GROUPED:
      return { kind: "event", words: name };
    case "Guide Shown":
      return { kind: "guide", words: `Saw ${guide()}` };
    case "Guide Advanced":
      return { kind: "guide", words: `Went on in ${guide()}` };
    case "Guide Completed":
      return { kind: "guide", words: `Finished ${guide()}` };
    case "Guide Dismissed": {
      const never = properties["never"] === true ? " and does not want it again" : "";
      return { kind: "guide", words: `Closed ${guide()}${never}` };
    }
    case "Guide Snoozed":
      return { kind: "guide", words: `Put off ${guide()}` };
    case "Guide Withheld":
      return { kind: "guide", words: `Did not get ${guide()}: holdout` };
    case "Guide Broken":
      return { kind: "guide", words: `Could not see ${guide()}: its element was not found` };
    case "Experiment Viewed":
      return {
        kind: "guide",
        words: `Took part in the experiment on ${text("guide") ? guide() : "help"}`,
      };
    case "Checklist Item Completed":
      return { kind: "guide", words: `Ticked off ${itemInWords(text, book)} in ${guide()}` };
    case "Milestone Reached":
      return isReached()
        ? { kind: "milestone", words: `Reached ${milestone()}` }
        : { kind: "claim", words: `A browser said: reached ${milestone() || "a milestone"}` };
    case "Stall Detected":
      return { kind: "stall", words: stallInWords(milestone(), reasonsOf(properties["reasons"])) };
    case "Stall Resolved": {
      if (properties["by"] === "evidence-gone") {
        return { kind: "stall", words: `No longer stuck at ${milestone()}` };
      }
      return isReached()
        ? { kind: "stall", words: `Got past ${milestone()}` }
        : { kind: "claim", words: `A browser said: got past ${milestone() || "a milestone"}` };
    }
    case "Frustration Detected":
      return { kind: "frustration", words: frustrationInWords(properties) };
    case "Help Searched": {
      const none = properties["results"] === 0 ? " and found nothing" : "";
      return { kind: "help", words: `Searched the help for “${text("query")}”${none}` };
    }
    case "Help Answer Viewed":
      return { kind: "help", words: `Read the answer to ${answer()}` };
    case "Help Answer Rated": {
      const verdict = properties["helpful"] === true ? "helped" : "did not help";
      return { kind: "help", words: `Said that the answer to ${answer()} ${verdict}` };
    }
    case "Help Contact Requested":
      return { kind: "help", words: "Asked for a person" };
    case "Session Ended": {
      const active = properties["activeMs"];
      const span = typeof active === "number" ? ` after ${spanInWords(active)} of active time` : "";
      return { kind: "event", words: `Left${span}` };
    }
    case "Survey Answered":
    case "Survey Dismissed":
    case "Cancel Reason Given":
    case "Cancel Remedy Accepted":
    case "Cancel Completed":
      return { kind: "guide", words: feedbackInWords(name, properties, book.guides) ?? name };
    default:
      return { kind: "event", words: name };
  }
}

function guideInWords(id: string, kind: string, book: NamedParts): string {
  const guide = book.guides.find((one) => one.id === id);
  const of = guide?.kind ?? (kind || "guide");
  return words(`the ${of === "cancel" ? "cancel flow" : of}`, `“${guide?.title ?? id}”`);
}

function itemInWords(text: (name: string) => string, { guides }: NamedParts): string {
  const guide = guides.find((one) => one.id === text("guide"));
  const items = guide?.kind === "checklist" ? guide.items : [];
  return `“${items.find((item) => item.id === text("item"))?.title ?? text("item")}”`;
}

function frustrationInWords(properties: LogRow["properties"]): string {
  const { kind, count, path, element } = properties;
  if (!FRUSTRATION_KINDS.includes(kind as FrustrationKind)) return "Frustration Detected";
  const said = reasonInWords({
    kind: kind as FrustrationKind,
    count: typeof count === "number" ? count : 1,
    weight: 0,
    overMs: 0,
    ...(typeof path === "string" ? { path } : {}),
    ...(typeof element === "string" ? { element } : {}),
  });
  return `${said.slice(0, 1).toUpperCase()}${said.slice(1)}`;
}

/** The reasons that a `Stall Detected` gives, as far as they are some. */
function reasonsOf(value: unknown): readonly StallReason[] {
  if (!Array.isArray(value)) return [];
  const reasons = (value as readonly (Partial<StallReason> | null)[]).filter(
    (reason): reason is StallReason =>
      typeof reason?.count === "number" && typeof reason.overMs === "number",
  );
  return knownReasons(reasons);
}

function words(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}
