import { dayOf, type Day } from "./day.ts";
import { el } from "./element.ts";
import { pathOf, type Route } from "./route.ts";
import type { Store } from "./store.ts";
import type { Workspace } from "./workspace.ts";

/** The frame around every screen: header, main area, status line. */
export interface Shell {
  show(route: Route, workspace: Workspace | undefined, content: readonly Node[]): void;
  /** Puts `text` on the status line for a few seconds; screen readers say it. */
  say(text: string): void;
}

const SAID_MS = 5000;
const TRIAL_DAYS = 14;
const DAY_MS = 86_400_000;

const TABS = [
  { id: "nav-dashboard", label: "Dashboard", route: { kind: "dashboard" } },
  { id: "nav-customers", label: "Customers", route: { kind: "customers" } },
  { id: "nav-invoices", label: "Invoices", route: { kind: "invoices" } },
  { id: "nav-bank", label: "Bank", route: { kind: "bank" } },
] as const satisfies readonly { id: string; label: string; route: Route }[];

/** Builds the frame inside `root` once; the header stays while screens change under it. */
export function createShell(parts: {
  readonly root: HTMLElement;
  readonly store: Pick<Store, "today">;
  readonly signOut: () => void;
}): Shell {
  const header = el("header", { class: "header" });
  const main = el("main", { class: "main", id: "main", tabindex: -1 });
  const status = el("p", { class: "toast", id: "status", role: "status" });
  const skip = el("a", { class: "skip", href: "#main" }, "Skip to content");
  parts.root.replaceChildren(skip, header, main, status);

  let shownFor: string | undefined = "nobody yet";
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    show(route, workspace, content) {
      if (shownFor !== workspace?.user.id) {
        shownFor = workspace?.user.id;
        header.replaceChildren(headerRow(workspace, parts));
      }
      for (const tab of TABS) {
        const isCurrent = tabOf(route) === tab.route.kind;
        const link = document.getElementById(tab.id);
        if (isCurrent) link?.setAttribute("aria-current", "page");
        else link?.removeAttribute("aria-current");
      }
      status.replaceChildren();
      main.className = `main main-${route.kind}`;
      main.replaceChildren(...content);
    },
    say(text) {
      clearTimeout(timer);
      status.textContent = text;
      timer = setTimeout(() => status.replaceChildren(), SAID_MS);
    },
  };
}

function headerRow(
  workspace: Workspace | undefined,
  parts: { readonly store: Pick<Store, "today">; readonly signOut: () => void },
): HTMLElement {
  const brand = el(
    "a",
    { class: "brand", href: pathOf({ kind: "dashboard" }) },
    el("img", { src: `${pathOf({ kind: "dashboard" })}icon.svg`, alt: "", width: 28, height: 28 }),
    "Ledgerly",
  );
  const help = el(
    "a",
    { id: "nav-help", class: "tab tab-help", href: pathOf({ kind: "help" }) },
    "Help",
  );
  if (workspace === undefined) {
    return el("div", { class: "header-row" }, brand, el("nav", { "aria-label": "Main" }, help));
  }
  const tabs = TABS.map((tab) =>
    el("a", { id: tab.id, class: "tab", href: pathOf(tab.route) }, tab.label),
  );
  return el(
    "div",
    { class: "header-row" },
    brand,
    el("nav", { class: "tabs", "aria-label": "Main" }, ...tabs, help),
    el(
      "div",
      { class: "who" },
      el("span", { class: "trial" }, trialLine(workspace, parts.store.today())),
      el("span", { class: "company" }, workspace.company.name),
      el(
        "button",
        { id: "sign-out", class: "button quiet", type: "button", onclick: parts.signOut },
        "Sign out",
      ),
    ),
  );
}

function trialLine({ user }: Workspace, today: Day): string {
  const used = (Date.parse(today) - Date.parse(dayOf(new Date(user.createdAt)))) / DAY_MS;
  const left = TRIAL_DAYS - used;
  if (left <= 0) return "Trial ended";
  return left === 1 ? "Trial: 1 day left" : `Trial: ${left} days left`;
}

function tabOf(route: Route): Route["kind"] {
  return route.kind === "new-invoice" || route.kind === "invoice" ? "invoices" : route.kind;
}
