import type { Environment } from "@cairn/core/api";
import { feedbackRoute, feedbackQuery } from "./feedback-address.ts";
import {
  PEOPLE_STATES,
  type PeopleFilters,
  type Place,
  type Route,
  STALL_FIGURES,
  STALLED_LISTS,
  USUAL_DAYS,
} from "./routes.ts";

/** Reads a location hash such as `#/people?search=ada&env=test`. */
export function parsePlace(hash: string): Place {
  const text = hash.replace(/^#/, "");
  const cut = text.indexOf("?");
  const path = cut < 0 ? text : text.slice(0, cut);
  const query = new URLSearchParams(cut < 0 ? "" : text.slice(cut + 1));
  return { route: parseRoute(path, query), env: query.get("env") === "test" ? "test" : "live" };
}

function parseRoute(path: string, query: URLSearchParams): Route {
  const [first = "", second, ...rest] = path.split("/").filter((part) => part !== "");
  const unknown: Route = { kind: "not-found", path };
  if (rest.length > 0) return unknown;
  const id = second === undefined ? undefined : decode(second);
  const field = query.get("at");
  const at = field === null ? {} : { at: field };
  switch (first) {
    case "": {
      const open = (query.get("all") ?? "").split(",");
      const all = STALLED_LISTS.filter((one) => open.includes(one));
      const chosen = named(query, ["rate", "curve"]);
      return { kind: "overview", ...(all.length === 0 ? {} : { all }), ...chosen };
    }
    case "stall": {
      if (id === undefined) return unknown;
      const figure = STALL_FIGURES.find((one) => one === query.get("figure")) ?? "stuck";
      return { kind: "stall", milestone: id, figure, evidence: query.get("evidence") ?? "" };
    }
    case "judging":
    case "staff":
    case "install":
    case "you":
    case "team":
      return id === undefined ? { kind: first } : unknown;
    case "publish":
      return id === undefined ? { kind: "publish", ...readCompared(query) } : unknown;
    case "audit":
      if (id !== undefined) return unknown;
      return { kind: "audit", by: query.get("by") ?? "", ...named(query, ["group"]) };
    case "people":
      if (id !== undefined) return { kind: "person", id };
      return { kind: "people", search: query.get("search") ?? "", ...readFilters(query) };
    case "accounts":
      if (id !== undefined) return { kind: "account", id };
      return { kind: "accounts", search: query.get("search") ?? "" };
    case "live": {
      const show = query.get("show") === "problems" ? "problems" : "all";
      const name = query.get("name") ?? "";
      return { kind: "live", user: query.get("user") ?? "", ...(name && { name }), show };
    }
    case "delivery":
      return id === undefined ? { kind: "delivery", code: query.get("code") ?? "" } : unknown;
    case "milestones":
      return id === undefined ? { kind: "milestones" } : { kind: "milestone", id, ...at };
    case "segments":
      return id === undefined ? { kind: "segments" } : { kind: "segment", id, ...at };
    case "guides": {
      if (id === undefined)
        return { kind: "guides", ...named(query, ["search", "of", "standing"]) };
      return {
        kind: "guide",
        id,
        ...at,
        ...(query.get("view") === "json" ? { view: "json" } : {}),
      };
    }
    case "look":
      return id === undefined ? { kind: "look", ...at } : unknown;
    case "translations": {
      if (id !== undefined) return unknown;
      return {
        kind: "translations",
        locale: query.get("locale") ?? "",
        missing: query.get("missing") === "1",
        search: query.get("search") ?? "",
      };
    }
    case "answers":
      if (id !== undefined) return { kind: "answer", id, ...at };
      return { kind: "answers", ...at, ...tagOf(query) };
    case "effect":
      return id === undefined ? { kind: "effects" } : { kind: "effect", id };
    case "before-after": {
      const days = Number(query.get("days") ?? USUAL_DAYS);
      return {
        kind: "before-after",
        milestone: query.get("milestone") ?? "",
        day: query.get("day") ?? "",
        days: Number.isInteger(days) && days >= 1 && days <= 180 ? days : USUAL_DAYS,
      };
    }
    case "feedback":
    case "feedback-people":
      return feedbackRoute(first, id, query) ?? unknown;
    default:
      return unknown;
  }
}

/** Those of the names that the query gives a value. */
function named<Name extends string>(
  query: URLSearchParams,
  names: readonly Name[],
): { readonly [Each in Name]?: string } {
  const given = names.flatMap((name) => {
    const value = query.get(name) ?? "";
    return value === "" ? [] : [[name, value] as const];
  });
  return Object.fromEntries(given) as { readonly [Each in Name]?: string };
}

function tagOf(query: URLSearchParams): { readonly tag?: string } {
  const tag = query.get("tag") ?? "";
  return tag === "" ? {} : { tag };
}

function readFilters(query: URLSearchParams): PeopleFilters {
  const state = PEOPLE_STATES.find((one) => one === query.get("state"));
  const [segment, trait] = [query.get("segment") ?? "", query.get("trait") ?? ""];
  return { ...(state && { state }), ...(segment && { segment }), ...(trait && { trait }) };
}

function readCompared(query: URLSearchParams): { readonly from?: number; readonly to?: number } {
  const read = (name: string): number | undefined => {
    const text = query.get(name) ?? "";
    return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  };
  const [from, to] = [read("from"), read("to")];
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** A part of a path as it was before encoding; as it stands where the encoding is broken. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The hash that leads to `route`, with its leading `#`. The live environment is the default and left out. */
export function hrefTo(route: Route, env: Environment): string {
  const query = new URLSearchParams();
  if (route.kind === "overview" && route.all !== undefined && route.all.length > 0) {
    query.set("all", route.all.join(","));
  }
  if (route.kind === "overview" && route.rate !== undefined) query.set("rate", route.rate);
  if (route.kind === "overview" && route.curve !== undefined) query.set("curve", route.curve);
  if (route.kind === "stall") {
    if (route.figure !== "stuck") query.set("figure", route.figure);
    if (route.evidence !== "") query.set("evidence", route.evidence);
  }
  if (route.kind === "people" || route.kind === "accounts") {
    if (route.search !== "") query.set("search", route.search);
  }
  if (route.kind === "people") {
    const { state, segment, trait } = route;
    for (const [name, value] of Object.entries({ state, segment, trait })) {
      if (value !== undefined) query.set(name, value);
    }
  }
  if (route.kind === "live" && route.user !== "") query.set("user", route.user);
  if (route.kind === "live" && route.name !== undefined) query.set("name", route.name);
  if (route.kind === "live" && route.show !== "all") query.set("show", route.show);
  if (route.kind === "publish") {
    if (route.from !== undefined) query.set("from", String(route.from));
    if (route.to !== undefined) query.set("to", String(route.to));
  }
  if (route.kind === "delivery" && route.code !== "") query.set("code", route.code);
  if (route.kind === "before-after") {
    if (route.milestone !== "") query.set("milestone", route.milestone);
    if (route.day !== "") query.set("day", route.day);
    if (route.days !== USUAL_DAYS) query.set("days", String(route.days));
  }
  if (route.kind === "guides") {
    if (route.search !== undefined) query.set("search", route.search);
    if (route.of !== undefined) query.set("of", route.of);
    if (route.standing !== undefined) query.set("standing", route.standing);
  }
  if (route.kind === "guide" && route.view !== undefined) query.set("view", route.view);
  if (route.kind === "translations") {
    if (route.locale !== "") query.set("locale", route.locale);
    if (route.missing) query.set("missing", "1");
    if (route.search !== "") query.set("search", route.search);
  }
  if (route.kind === "audit") {
    if (route.by !== "") query.set("by", route.by);
    if (route.group !== undefined) query.set("group", route.group);
  }
  for (const [name, value] of feedbackQuery(route)) query.set(name, value);
  if ("at" in route) query.set("at", route.at);
  if ("tag" in route) query.set("tag", route.tag);
  if (env === "test") query.set("env", env);
  const text = query.toString();
  return `#${pathOf(route)}${text === "" ? "" : `?${text}`}`;
}

function pathOf(route: Route): string {
  switch (route.kind) {
    case "overview":
      return "/";
    case "person":
      return `/people/${encodeURIComponent(route.id)}`;
    case "account":
      return `/accounts/${encodeURIComponent(route.id)}`;
    case "milestone":
      return `/milestones/${encodeURIComponent(route.id)}`;
    case "stall":
      return `/stall/${encodeURIComponent(route.milestone)}`;
    case "segment":
      return `/segments/${encodeURIComponent(route.id)}`;
    case "guide":
      return `/guides/${encodeURIComponent(route.id)}`;
    case "answer":
      return `/answers/${encodeURIComponent(route.id)}`;
    case "feedback-part":
      return `/feedback/${encodeURIComponent(route.id)}`;
    case "feedback-people":
      return `/feedback-people/${encodeURIComponent(route.id)}`;
    case "effects":
      return "/effect";
    case "effect":
      return `/effect/${encodeURIComponent(route.id)}`;
    case "not-found":
      return route.path;
    default:
      return `/${route.kind}`;
  }
}
