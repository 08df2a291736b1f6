import type { Environment, Installation } from "@cairn/core/api";
import { brief } from "../models/brief.ts";
import type { Route } from "../routes.ts";
import { atTime, clock, onDay } from "./figures.ts";

/** One line of the installation's checklist. */
export interface InstallationItem {
  readonly id: "script" | "origins" | "identify" | "group" | "event" | "milestone" | "guidebook";
  /** "later": something else comes first; "optional": not every product needs it. */
  readonly state: "done" | "missing" | "refused" | "later" | "optional";
  readonly words: string;
  /** What to do about it. */
  readonly todo?: string;
  /** A call to copy from. */
  readonly code?: string;
  readonly link?: { readonly route: Route; readonly words: string };
}

/** What of an installation works, and what to do where it does not, in the order in which one comes to it. */
export function installationItems(
  found: Installation,
  env: Environment,
  nowMs: number,
): readonly InstallationItem[] {
  const at = (iso: string): string => `at ${timeWords(iso, nowMs)}`;
  return [
    scriptItem(found, at),
    originItem(found, env, at),
    identifyItem(found, at),
    groupItem(found, at),
    eventItem(found, at),
    milestoneItem(found, at),
    guidebookItem(found),
  ];
}

/** How many of those that count are done, as a title. */
export function installationFinding(items: readonly InstallationItem[]): string {
  const counted = items.filter(({ state }) => state !== "optional");
  const done = counted.filter(({ state }) => state === "done").length;
  const next = counted.find(({ state }) => state !== "done");
  if (next === undefined) return "Everything arrives";
  return `${done} of ${counted.length} done. ${next.words}`;
}

type At = (iso: string) => string;

function scriptItem({ script, server }: Installation, at: At): InstallationItem {
  if (script !== undefined) {
    const where = script.host === undefined ? "" : ` on ${named(script.host)}`;
    return { id: "script", state: "done", words: `Script seen${where} ${at(script.at)}` };
  }
  return {
    id: "script",
    state: "missing",
    words:
      server === undefined
        ? "Script not seen yet"
        : `Events come from a server (${at(server.at)}), none from the script`,
    todo: "Put the tag of step 1 into your page and open it. Nothing comes and nothing is refused? Then the tag lacks its data-key, or the page's content policy stops it: it must allow this collector in script-src and connect-src. The browser's console says which.",
  };
}

function originItem({ script, refused }: Installation, env: Environment, at: At): InstallationItem {
  const origin = refused.find(({ code }) => code === "origin-not-allowed");
  if (origin !== undefined) {
    return {
      id: "origins",
      state: "refused",
      words: `${origin.origin === undefined ? "A page" : named(origin.origin)} was refused ${at(origin.at)}`,
      todo: `If your product runs there, add the address: the ${env} key works only where you say so.`,
      link: { route: { kind: "install" }, words: "Say where your product runs" },
    };
  }
  const key = refused.find(({ code }) => code === "unknown-key");
  if (key !== undefined) {
    return {
      id: "origins",
      state: "refused",
      words: `A request with a key that is not known was refused ${at(key.at)}`,
      todo: "Is the key in your page the one of step 1?",
      link: { route: { kind: "install" }, words: "The tag with the right key" },
    };
  }
  if (script === undefined) {
    return { id: "origins", state: "later", words: "No page has come that could be refused" };
  }
  return { id: "origins", state: "done", words: "No page was refused lately" };
}

function identifyItem({ identify }: Installation, at: At): InstallationItem {
  if (identify !== undefined) {
    const words = `identify: ${named(identify.user)} ${at(identify.at)}`;
    return { id: "identify", state: "done", words };
  }
  return {
    id: "identify",
    state: "missing",
    words: "identify missing: everybody is a stranger",
    todo: "Call it after sign-in, so that one person on two devices is one person.",
    code: 'cairn.identify("user-42", { name: "Ada", plan: "trial" })',
  };
}

function groupItem({ group }: Installation, at: At): InstallationItem {
  if (group !== undefined) {
    return { id: "group", state: "done", words: `group: ${named(group.account)} ${at(group.at)}` };
  }
  return {
    id: "group",
    state: "optional",
    words: "group not seen",
    todo: "Only where people belong to a company or a workspace.",
    code: 'cairn.group("acme", { name: "Acme" })',
  };
}

function eventItem({ event }: Installation, at: At): InstallationItem {
  if (event !== undefined) {
    const words = `Your own events arrive: ${named(event.name)} ${at(event.at)}`;
    return { id: "event", state: "done", words };
  }
  return {
    id: "event",
    state: "missing",
    words: "No event of your own yet",
    todo: "Send what matters as it happens.",
    code: 'cairn.track("Invoice Sent", { total: 120 })',
  };
}

function milestoneItem({ milestone, milestones }: Installation, at: At): InstallationItem {
  if (milestone !== undefined) {
    const words = `Milestone reached: ${milestone.title} ${at(milestone.at)}`;
    return { id: "milestone", state: "done", words };
  }
  const link = { route: { kind: "milestones" }, words: "Milestones" } as const;
  if (milestones === 0) {
    const todo = "Say what getting value looks like, and publish it.";
    return { id: "milestone", state: "later", words: "No milestone is live yet", todo, link };
  }
  const todo = "Do in your product what one of them asks for, and look whether it counts.";
  return { id: "milestone", state: "missing", words: "Nobody reached a milestone yet", todo, link };
}

function guidebookItem({ guidebook, live }: Installation): InstallationItem {
  const id = "guidebook";
  if (live === undefined) {
    const link = { route: { kind: "publish" }, words: "Publish" } as const;
    return { id, state: "later", words: "Nothing is published yet", link };
  }
  if (guidebook === undefined) {
    const todo =
      "A page fetches it a moment after it opens. If this stays, the page's content policy lacks this collector in connect-src.";
    return { id, state: "missing", words: "No page has fetched the guidebook yet", todo };
  }
  if (guidebook.version !== String(live)) {
    const todo = "Open tabs take up the new version by themselves within a minute.";
    const words = `The newest page has version ${guidebook.version}, live is ${live}`;
    return { id, state: "later", words, todo };
  }
  return { id, state: "done", words: `Pages have version ${live} of the guidebook` };
}

/** What a page or a server calls something, which may be as long as it likes. */
function named(text: string): string {
  return brief(text, 60);
}

/** "10:42", with its day where that is not today. */
function timeWords(iso: string, nowMs: number): string {
  const isToday = onDay(iso) === onDay(new Date(nowMs).toISOString());
  return isToday ? clock(iso).slice(0, 5) : atTime(iso);
}
