import { canonicalJson } from "@cairn/core";
import type { Guidebook } from "@cairn/core/guidebook";
import { guidebookParts, orderOf } from "../models/guidebook-parts.ts";
import { isRecord } from "../models/json-path.ts";
import type { Route } from "../routes.ts";
import { ORDER, changeName } from "./change-name.ts";
import { translationChange } from "./change-translation.ts";
import { excerpts, valueWords } from "./change-value.ts";
import { fieldName } from "./field-name.ts";
import { list } from "./list.ts";
import { partRoute, partTitle } from "./part-place.ts";

/** One change. Both values: it became another; one: it was added or taken away. */
export interface Change {
  /** What it covers, members of lists by their id: `["guides", "start", "items", "invoice"]`. */
  readonly path: readonly string[];
  /** "Item “Send an invoice” added", "Title". */
  readonly what: string;
  readonly before?: string;
  readonly after?: string;
  /** The way to its field, in the guidebook after it; left out where no form holds it. */
  readonly route?: Route;
}

/** What changed in one part. */
export interface PartChanges {
  readonly path: readonly string[];
  readonly title: string;
  readonly kind: "added" | "removed" | "changed";
  readonly changes: readonly Change[];
  readonly route?: Route;
}

/**
 * What differs between two guidebooks, valid or not, in words, part by part. Empty where nothing does: in which order
 * the fields of an object were written is nothing, in which order milestones, guides and members of lists stand is.
 */
export function guidebookChanges(before: unknown, after: unknown): readonly PartChanges[] {
  const [was, is] = [guidebookParts(before), guidebookParts(after)];
  const found: PartChanges[] = [];
  for (const key of new Set([...is.keys(), ...was.keys()])) {
    const [old, now] = [was.get(key), is.get(key)];
    const path = (now ?? old)?.path ?? [];
    const book = (now === undefined ? before : after) as Guidebook;
    const changes = difference(
      { path, field: path, book, root: path.length },
      old?.value,
      now?.value,
    );
    if (changes.length === 0) continue;
    const kind = old === undefined ? "added" : now === undefined ? "removed" : "changed";
    found.push({ path, title: partTitle(path, book), kind, changes, ...routeTo(path, after) });
  }
  return [...found, ...orders(before, after)];
}

/** Where one looks: `path` as changes name it, `field` as forms do. */
interface Place {
  readonly path: readonly string[];
  readonly field: readonly string[];
  readonly book: Guidebook;
  /** How long the path of the part is that it lies in. */
  readonly root: number;
}

function difference(at: Place, before: unknown, after: unknown): readonly Change[] {
  if (
    canonicalJson(before ?? null) === canonicalJson(after ?? null) &&
    (before === undefined) === (after === undefined)
  )
    return [];
  // A condition is one sentence, as long as the sentences differ.
  const [old, now] = [valueWords(at.path, before, at.book), valueWords(at.path, after, at.book)];
  const isSentence = at.path.length === 3 && at.path[2] === "when";
  if (before === undefined || after === undefined) return [changed(at, old, now)];
  if (isSentence && old !== now) return [changed(at, old, now)];
  if (Array.isArray(before) && Array.isArray(after)) return listDifference(at, before, after);
  if (isFull(before) && isFull(after)) {
    const names = new Set([...Object.keys(after), ...Object.keys(before)]);
    return [...names].flatMap((name) => difference(inside(at, name), before[name], after[name]));
  }
  const translated = translationChange(before, after, at.book);
  if (translated !== undefined) {
    const { path, field, book, root } = at;
    const { done, words } = translated;
    const after = words === undefined ? {} : { after: excerpts(words, "")[0] };
    return [
      { path, what: `${changeName(path, root, book)} ${done}`, ...after, ...routeTo(field, book) },
    ];
  }
  return [changed(at, old, now)];
}

function listDifference(
  at: Place,
  before: readonly unknown[],
  after: readonly unknown[],
): readonly Change[] {
  const [was, is] = [byId(before), byId(after)];
  const isObject = (one: unknown): boolean => typeof one === "object" && one !== null;
  const areFull = before.length > 0 && after.length > 0;
  if (areFull && was === undefined && is === undefined && [...before, ...after].every(isObject)) {
    const longest = Math.max(before.length, after.length);
    return Array.from({ length: longest }).flatMap((_, index) =>
      difference(inside(at, String(index)), before[index], after[index]),
    );
  }
  if (was === undefined || is === undefined) {
    const words = (value: unknown): string | undefined => valueWords(at.path, value, at.book);
    return [changed(at, words(before), words(after))];
  }
  const changes = [...new Set([...is.keys(), ...was.keys()])].flatMap((id) => {
    const index = [...is.keys()].indexOf(id);
    const own = { ...inside(at, id), field: [...at.field, String(index)] };
    return difference(index < 0 ? { ...own, field: at.field } : own, was.get(id), is.get(id));
  });
  const moved = reordered([...was.keys()], [...is.keys()]);
  if (moved === undefined) return changes;
  const say = (ids: readonly string[], from: ReadonlyMap<string, unknown>): string =>
    ids.map((id) => valueWords(at.path, from.get(id), at.book) ?? id).join(", ");
  return [
    ...changes,
    changed({ ...at, path: [...at.path, ORDER] }, say(moved.before, was), say(moved.after, is)),
  ];
}

function orders(before: unknown, after: unknown): readonly PartChanges[] {
  const sections = isRecord(after) ? Object.keys(after) : [];
  return sections.flatMap((section) => {
    const moved = reordered(orderOf(before, section) ?? [], orderOf(after, section) ?? []);
    if (moved === undefined) return [];
    const book = after as Guidebook;
    const say = (ids: readonly string[]): string =>
      list(
        ids.map((id) => partTitle([section, id], book)),
        "and",
      );
    const path = [section, ORDER];
    const change = { path, what: "Order", before: say(moved.before), after: say(moved.after) };
    return [{ path, title: fieldName(section), kind: "changed", changes: [change] } as const];
  });
}

/** Those that stand in both, as they stood and stand, where that differs. */
function reordered(
  before: readonly string[],
  after: readonly string[],
): { readonly before: readonly string[]; readonly after: readonly string[] } | undefined {
  const [was, is] = [
    before.filter((id) => after.includes(id)),
    after.filter((id) => before.includes(id)),
  ];
  return was.every((id, index) => id === is[index]) ? undefined : { before: was, after: is };
}

/** Members by their id; undefined where there is no member, or not each has one of its own. */
function byId(members: readonly unknown[]): ReadonlyMap<string, unknown> | undefined {
  const ids = new Map<string, unknown>();
  for (const member of members) {
    const id = isRecord(member) ? member["id"] : undefined;
    if (typeof id !== "string" || id === ORDER) return undefined;
    ids.set(id, member);
  }
  return ids.size > 0 && ids.size === members.length ? ids : undefined;
}

function isFull(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && Object.keys(value).length > 0;
}

function inside(at: Place, name: string): Place {
  return { ...at, path: [...at.path, name], field: [...at.field, name] };
}

function changed(at: Place, before: string | undefined, after: string | undefined): Change {
  const { path, field, book, root } = at;
  const what = changeName(path, root, book, after ?? before);
  const route = routeTo(field, book);
  if (before === undefined || after === undefined) {
    const verb = before === undefined ? "added" : "removed";
    // A part or member is named by what it says; it need not say it twice.
    if (isMember(at) || path.length <= root) return { path, what: `${what} ${verb}`, ...route };
    const [words] = excerpts(before ?? after ?? "", "");
    return {
      path,
      what: `${what} ${verb}`,
      ...(before === undefined ? { after: words } : { before: words }),
      ...route,
    };
  }
  // Other data that read alike.
  if (before === after) return { path, what: `${what} written another way`, ...route };
  const [old, now] = excerpts(before, after);
  return { path, what, before: old, after: now, ...route };
}

function isMember({ path, field }: Place): boolean {
  return /^\d+$/.test(field.at(-1) ?? "") || path.length !== field.length;
}

function routeTo(path: readonly string[], guidebook: unknown): { readonly route?: Route } {
  const route = partRoute(path, guidebook as Guidebook);
  return route === undefined ? {} : { route };
}
