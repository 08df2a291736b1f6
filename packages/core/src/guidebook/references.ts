import type { Problem } from "../lib/problem.ts";
import { isSwitchedOn } from "./guide-frame.ts";
import { nearestHint } from "./nearest.ts";
import { isRecord, sectionOf, type Visited, visitObjects } from "./visit-values.ts";

/** Parts of a guidebook that others name by their id. */
export type ReferredSection =
  | "milestones"
  | "segments"
  | "faqs"
  | "guides"
  | "goals"
  | "caps.groups";
type Section = ReferredSection;

/** A place that names something defined elsewhere in the guidebook. */
interface Reference {
  readonly path: string;
  readonly section: Section;
  readonly id: string;
}

const SINGULAR: Readonly<Record<Section, string>> = {
  milestones: "milestone",
  segments: "segment",
  faqs: "FAQ",
  guides: "guide",
  goals: "goal",
  "caps.groups": "group",
};

/** Names that nothing carries, each with the nearest one that something does. Reads drafts of any shape. */
export function referenceProblems(input: unknown): readonly Problem[] {
  return referencesIn(input).flatMap(({ path, section, id }) => {
    const known = Object.keys(definedIn(input, section));
    if (known.includes(id)) return [];
    const noun = SINGULAR[section];
    const hint = nearestHint(id, known) ?? `define it under ${JSON.stringify(section)}`;
    const message = `there is no ${noun} ${JSON.stringify(id.slice(0, 80))}`;
    const expected = `the id of a ${noun}`;
    return [{ path, code: "unknown-reference", message, found: id.slice(0, 80), expected, hint }];
  });
}

/** Buttons that start a guide which is off. Reads drafts of any shape. */
export function offGuideWarnings(input: unknown): readonly Problem[] {
  const guides = sectionOf(input, "guides");
  return referencesIn(input).flatMap(({ path, section, id }) => {
    const guide = section === "guides" && Object.hasOwn(guides, id) ? guides[id] : undefined;
    if (!isRecord(guide) || isSwitchedOn(guide)) return [];
    const how = guide["status"] === "archived" ? "archived" : "off";
    const message = `starts the guide ${JSON.stringify(id)}, which is ${how}`;
    return [{ path, code: "guide-off", message, hint: "switch the guide on, or take this away" }];
  });
}

/** Paths of the places that name the part, such as `guides.start.items.0.action.guide`. Reads drafts of any shape. */
export function placesNaming(
  input: unknown,
  section: ReferredSection,
  id: string,
): readonly string[] {
  return referencesIn(input)
    .filter((one) => one.section === section && one.id === id)
    .map(({ path }) => path);
}

function definedIn(input: unknown, section: Section): Readonly<Record<string, unknown>> {
  return section === "caps.groups"
    ? sectionOf(sectionOf(input, "caps"), "groups")
    : sectionOf(input, section);
}

function referencesIn(input: unknown): readonly Reference[] {
  const found: Reference[] = [];
  visitObjects(input, ({ path, value }) => found.push(...referencesOf({ path, value })));
  return found;
}

function referencesOf({ path, value }: Visited): readonly Reference[] {
  const one = (key: string, section: Section): readonly Reference[] =>
    named(value[key], [...path, key], section);
  const many = (key: string, section: Section): readonly Reference[] => {
    const list = value[key];
    if (!Array.isArray(list)) return [];
    return list.flatMap((id: unknown, index) => named(id, [...path, key, `${index}`], section));
  };
  const [root] = path;
  return [
    ...one("milestone", "milestones"),
    ...(root === "faqs" || root === "activation" ? many("milestones", "milestones") : []),
    ...(root === "milestones" && path.length === 2 ? many("after", "milestones") : []),
    ...(value["kind"] === "segment" ? one("segment", "segments") : []),
    ...(value["kind"] === "guide" ? one("guide", "guides") : []),
    ...(value["kind"] === "help" || value["kind"] === "faq" ? one("faq", "faqs") : []),
    ...(root === "guides" && path.length === 2 ? one("group", "caps.groups") : []),
    ...(value["kind"] === "goal" ? many("oneOf", "goals") : []),
  ];
}

function named(id: unknown, path: readonly string[], section: Section): readonly Reference[] {
  // The schema says of an empty id that it is none.
  return typeof id === "string" && id !== "" ? [{ path: path.join("."), section, id }] : [];
}
