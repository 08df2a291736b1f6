import { identifyUser, report } from "./analytics.ts";
import type { App, Screen } from "./app.ts";
import type { ConnectBank } from "./bank.ts";
import { isPublic, pathOf, type Route } from "./route.ts";
import { createRouter } from "./router.ts";
import { drawBankSettings } from "./screens/bank-settings.ts";
import { drawCustomers } from "./screens/customers.ts";
import { drawDashboard } from "./screens/dashboard.ts";
import { drawHelp } from "./screens/help.ts";
import { drawInvoice } from "./screens/invoice.ts";
import { drawInvoices } from "./screens/invoices.ts";
import { drawNewInvoice } from "./screens/new-invoice.ts";
import { drawNotFound } from "./screens/not-found.ts";
import { drawSignUp } from "./screens/sign-up.ts";
import { createShell } from "./shell.ts";
import type { Store } from "./store.ts";
import type { Workspace } from "./workspace.ts";

/** What the app is made of; tests pass their own store and bank. */
export interface Parts {
  readonly page: Window;
  readonly root: HTMLElement;
  readonly store: Store;
  readonly connectBank: ConnectBank;
}

/** Starts Ledgerly inside `root`, at the page's URL. `?fresh` in it forgets what this browser holds. */
export function startApp({ page, root, store, connectBank }: Parts): void {
  if (new URLSearchParams(page.location.search).has("fresh")) forget(page, store);

  const shell = createShell({ root, store, signOut });
  const router = createRouter(page, () => show("heading"));
  const app: App = {
    store,
    connectBank,
    go: (route) => router.go(route),
    redraw: (focus) => show(focus ?? "heading"),
    say: (text) => shell.say(text),
  };

  const returning = store.signedIn();
  if (returning !== undefined) identifyUser(returning);
  show();

  function show(focus?: string): void {
    const route = router.here();
    const workspace = store.signedIn();
    if (workspace === undefined && !isPublic(route)) {
      router.go({ kind: "sign-up" }, "replace");
      return;
    }
    if (workspace !== undefined && route.kind === "sign-up") {
      router.go({ kind: "dashboard" }, "replace");
      return;
    }
    const screen = workspace === undefined ? drawPublic(app, route) : draw(app, route, workspace);
    page.document.title = `${screen.title} · Ledgerly`;
    shell.show(route, workspace, screen.content);
    if (focus === undefined) return;
    // Focus follows the screen, so that a screen reader says where it is; the first load leaves it alone.
    (page.document.getElementById(focus) ?? page.document.getElementById("heading"))?.focus();
    if (focus === "heading") page.scrollTo(0, 0);
  }

  function signOut(): void {
    store.signOut();
    report.signedOut();
    router.go({ kind: "sign-up" });
  }
}

function forget(page: Window, store: Store): void {
  if (store.signedIn() !== undefined) report.signedOut();
  store.clear();
  page.history.replaceState(null, "", pathOf({ kind: "sign-up" }));
}

function drawPublic(app: App, route: Route): Screen {
  return route.kind === "help" ? drawHelp() : drawSignUp(app);
}

function draw(app: App, route: Route, workspace: Workspace): Screen {
  switch (route.kind) {
    case "sign-up":
    case "dashboard":
      return drawDashboard(app, workspace);
    case "customers":
      return drawCustomers(app, workspace);
    case "invoices":
      return drawInvoices(app, workspace);
    case "new-invoice":
      return drawNewInvoice(app, workspace);
    case "invoice":
      return drawInvoice(app, workspace, route.id);
    case "bank":
      return drawBankSettings(app, workspace);
    case "help":
      return drawHelp();
    case "not-found":
      return drawNotFound();
  }
}
