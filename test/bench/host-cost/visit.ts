import type { Browser, CDPSession, Page } from "playwright-core";

/** What a host page carries: nothing, parts of Cairn, or another library. */
export const VARIANTS = ["none", "entry", "engine", "checklist", "driver", "shepherd"] as const;
export type Variant = (typeof VARIANTS)[number];

/** A page in a context of its own, before it went anywhere. */
export interface Visit {
  readonly page: Page;
  readonly devtools: CDPSession;
  close(): Promise<void>;
}

// What is put off until the page is idle, and the first write to the database, are over by then.
const SETTLE_MS = 350;

/** An empty page with an empty cache. */
export async function newVisit(browser: Browser): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 720 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  return { page, devtools, close: () => context.close() };
}

/** Goes to the page `name`, and waits until it stands: what it brings is there, or drawn, and nothing moves any more. */
export async function load(visit: Visit, origin: string, name: string): Promise<void> {
  const { page } = visit;
  const [variant] = name.replace("rows-", "").split(/[?-]/);
  // Asking Cairn itself whether it is ready would be counted as its calls.
  const book =
    variant === "engine" &&
    page.waitForResponse((response) => response.url().includes("/v1/guidebook"));
  await page.goto(`${origin}/${name}`);
  await book;
  await page.waitForFunction(isThere, variant);
  await page.waitForTimeout(SETTLE_MS);
}

/** Runs in the page. */
function isThere(variant: string | undefined): boolean {
  const { cairn, document } = globalThis as unknown as {
    cairn?: { init?: unknown };
    document: Document;
  };
  const drawn = document.querySelector("cairn-root")?.shadowRoot?.querySelector("[role=dialog]");
  switch (variant) {
    case "entry":
    case "engine":
      return cairn?.init !== undefined;
    case "checklist":
    case "hint":
      return drawn !== null && drawn !== undefined;
    case "floor":
    case "touch":
    case "driver":
    case "shepherd":
      return document.documentElement.dataset["ready"] !== undefined;
    default:
      return true;
  }
}

/** Figures of the renderer by name, as `Performance.getMetrics` gives them. */
export async function metricsOf({ devtools }: Visit): Promise<ReadonlyMap<string, number>> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return new Map(metrics.map(({ name, value }) => [name, value]));
}
