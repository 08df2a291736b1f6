import type { Guidebook } from "@cairn/core/guidebook";
import { firstLocale, plainText } from "../models/text-value.ts";
import type { Route } from "../routes.ts";
import { KIND_WORDS } from "./guide-kind.ts";

const SECTIONS: Readonly<Record<string, string>> = {
  $schema: "Schema of the file",
  help: "Help button",
  activation: "Activation",
  locales: "Languages",
  caps: "Limits",
  theme: "Look",
  stalls: "How stalls are judged",
  experiments: "Comparisons",
  lifecycle: "Customer's life",
};

const KINDS: Readonly<Record<string, string>> = {
  milestones: "Milestone",
  faqs: "Answer",
  segments: "Segment",
  events: "Named event",
  goals: "Goal",
};

/** What a part of a guidebook is called: "Checklist “Get started”", "Help button". */
export function partTitle(path: readonly string[], guidebook: Guidebook): string {
  const [section = "", id] = path;
  if (id === undefined || id === "") {
    return SECTIONS[section] ?? `Other settings: ${section === "" ? "guidebook" : section}`;
  }
  const entry = entryAt(guidebook, section, id);
  const named = entry?.["title"] ?? entry?.["question"] ?? entry?.["name"];
  const kind = section === "guides" ? guideKind(entry?.["kind"]) : KINDS[section];
  if (kind === undefined) return partTitle([section], guidebook);
  return `${kind} “${isolated(plainText(named, firstLocale(guidebook)) || id)}”`;
}

/** The screen whose form holds a place such as `guides.start.items.0.title`; undefined where none does. */
export function partRoute(path: readonly string[], guidebook: Guidebook): Route | undefined {
  const [section = "", id = ""] = path;
  const at = path.join(".");
  const isThere = entryAt(guidebook, section, id) !== undefined;
  const field = path.length > 2 ? { at } : {};
  switch (section) {
    case "milestones":
      return isThere ? { kind: "milestone", id, ...field } : undefined;
    case "guides":
      return isThere ? { kind: "guide", id, ...field } : undefined;
    case "segments":
      return isThere ? { kind: "segment", id, ...field } : undefined;
    case "faqs":
      return isThere ? { kind: "answer", id, ...field } : undefined;
    case "help":
      return { kind: "answers", at };
    case "activation":
      return { kind: "milestones" };
    case "locales":
      return { kind: "translations", locale: "", missing: true, search: "" };
    case "caps":
    case "theme":
      return { kind: "look", at };
    case "stalls":
      return { kind: "judging" };
    default:
      return undefined;
  }
}

/** Characters that turn the direction of what follows end with the text that they stand in. */
function isolated(text: string): string {
  return /[\u202a-\u202e\u2066-\u2069]/.test(text) ? `\u2068${text}\u2069` : text;
}

function guideKind(kind: unknown): string {
  return typeof kind === "string" && Object.hasOwn(KIND_WORDS, kind)
    ? KIND_WORDS[kind as keyof typeof KIND_WORDS]
    : "Guide";
}

function entryAt(
  guidebook: Guidebook,
  section: string,
  id: string,
): Readonly<Record<string, unknown>> | undefined {
  const entries = (guidebook as Readonly<Record<string, unknown>>)[section];
  if (typeof entries !== "object" || entries === null || !Object.hasOwn(entries, id))
    return undefined;
  const entry = (entries as Readonly<Record<string, unknown>>)[id];
  return typeof entry === "object" && entry !== null
    ? (entry as Readonly<Record<string, unknown>>)
    : undefined;
}
