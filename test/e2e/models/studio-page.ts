import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import {
  type FixtureKind,
  type FixtureServer,
  startFixtureServer,
} from "../../../packages/studio/test/fixture-server.ts";
import { launchShell } from "./browser.ts";

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

/** The studio in a real browser before a stand-in collector. */
export interface StudioVisit {
  readonly page: Page;
  readonly server: FixtureServer;
  /** Console errors, uncaught errors and policy reports, sentence by sentence. */
  complaints(): readonly string[];
  /** Opens a place by its hash and waits for its heading. */
  go(hash: string, heading: string): Promise<void>;
  /** Rules of axe that the screen breaks, each with the elements concerned; of all rules, or of these alone. */
  axe(rules?: readonly string[]): Promise<readonly string[]>;
  close(): Promise<void>;
}

// One browser for all visits, each in a context of its own: a start costs more than most tests.
let shared: Promise<Browser> | undefined;

/** What a visit leaves behind for the next one of its kind. */
interface Opened {
  readonly server: FixtureServer;
  readonly page: Page;
  readonly said: string[];
}
const left = new Map<FixtureKind, Opened>();

/** Ends the browser that the visits shared. */
export async function closeStudioBrowser(): Promise<void> {
  for (const { server } of left.values()) await server.close();
  left.clear();
  await (await shared)?.close();
  shared = undefined;
}

/**
 * Signs in to a studio of its own, in the tab of an earlier such visit where there is one: what it loaded is there
 * already. Neither the stand-in collector nor the browser remembers anything of it.
 */
export async function revisitStudio(kind: FixtureKind): Promise<StudioVisit> {
  const opened = left.get(kind) ?? (await openStudio(kind, {}));
  left.delete(kind);
  const visit = await signIn(opened);
  return {
    ...visit,
    async close() {
      const { page, server, said } = opened;
      await page.unrouteAll({ behavior: "ignoreErrors" });
      server.setDown(false);
      // What the studio keeps as it is left comes to the browser after this page is open: it is cleared from here, in order.
      await page.goto(`${server.origin}/studio/left`);
      await page.evaluate("localStorage.clear(); sessionStorage.clear()");
      const browser = await page.context().newCDPSession(page);
      await browser.send("Storage.clearDataForOrigin", {
        origin: server.origin,
        storageTypes: "cookies",
      });
      await browser.detach();
      server.renew();
      said.length = 0;
      left.set(kind, opened);
    },
  };
}

/** Signs in to a studio of its own. */
export async function visitStudio(
  kind: FixtureKind,
  options: BrowserContextOptions = {},
): Promise<StudioVisit> {
  const opened = await openStudio(kind, options);
  return {
    ...(await signIn(opened)),
    async close() {
      await opened.page.context().close();
      await opened.server.close();
    },
  };
}

async function openStudio(kind: FixtureKind, options: BrowserContextOptions): Promise<Opened> {
  const server = await startFixtureServer(kind);
  shared ??= launchShell();
  const browser = await shared;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const said: string[] = [];
  page.on("pageerror", (error) => said.push(error.message));
  page.on("console", (message) => {
    // What failed to load is told by its address alone.
    if (message.type() === "error") said.push(`${message.text()} ${message.location().url}`);
  });
  return { server, page, said };
}

async function signIn({ server, page, said }: Opened): Promise<Omit<StudioVisit, "close">> {
  await page.goto(server.link);
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  return {
    page,
    server,
    complaints: () => [...said, ...server.reports],
    async go(hash, heading) {
      await page.evaluate((to) => {
        location.hash = to;
      }, hash);
      await page.getByRole("heading", { level: 1, name: heading }).waitFor();
      await page
        .getByText(/^(Loading|Waiting for the collector)/)
        .first()
        .waitFor({ state: "detached" });
    },
    async axe(rules) {
      // It stays until the next load, and takes a tenth of a second to read.
      if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axeSource);
      return page.evaluate(async (only) => {
        const { axe } = window as unknown as {
          axe: {
            run(
              options: object,
            ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
          };
        };
        // The frame holds the widgets, which have tests of their own.
        const { violations } = await axe.run({
          iframes: false,
          resultTypes: ["violations"],
          ...(only === undefined ? {} : { runOnly: only }),
        });
        return violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" · ")}`,
        );
      }, rules);
    },
  };
}
