/** Where in the app someone is. */
export type Route =
  | { readonly kind: "sign-up" }
  | { readonly kind: "dashboard" }
  | { readonly kind: "customers" }
  | { readonly kind: "invoices" }
  | { readonly kind: "new-invoice" }
  | { readonly kind: "invoice"; readonly id: string }
  | { readonly kind: "bank" }
  | { readonly kind: "help" }
  | { readonly kind: "not-found" };

/** The folder that the app is served under, behind whatever path the collector is mounted at; every path begins so. */
export const BASE = /^.*?\/demo\//.exec(globalThis.location?.pathname ?? "")?.[0] ?? "/demo/";

const PATHS = {
  "sign-up": "signup",
  dashboard: "",
  customers: "customers",
  invoices: "invoices",
  "new-invoice": "invoices/new",
  bank: "settings/bank",
  help: "help",
} as const satisfies Partial<Record<Route["kind"], string>>;

/** The URL path of a route; an unknown one leads to the dashboard. */
export function pathOf(route: Route): string {
  if (route.kind === "invoice") return `${BASE}invoices/${encodeURIComponent(route.id)}`;
  return route.kind === "not-found" ? BASE : BASE + PATHS[route.kind];
}

/** The route of a URL path. A slash too many at the end is forgiven. */
export function routeOf(path: string): Route {
  const rest = path.startsWith(BASE) ? path.slice(BASE.length).replace(/\/$/, "") : undefined;
  if (path === BASE.slice(0, -1)) return { kind: "dashboard" };
  for (const [kind, own] of Object.entries(PATHS)) {
    if (rest === own) return { kind: kind as keyof typeof PATHS };
  }
  const id = rest?.match(/^invoices\/([\w-]+)$/)?.[1];
  return id === undefined ? { kind: "not-found" } : { kind: "invoice", id };
}

/** Whether someone who is not signed in may be here. */
export function isPublic(route: Route): boolean {
  return route.kind === "sign-up" || route.kind === "help";
}
