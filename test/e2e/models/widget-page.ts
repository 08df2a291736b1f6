import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { build } from "esbuild";
import type { BrowserContextOptions, Page } from "playwright-core";
import { launchShell } from "./browser.ts";

const root = join(import.meta.dirname, "../../..");
const pages = join(root, "test/e2e/host-pages");

// As strict as a page with widgets can be: no inline style, no string that becomes script.
const POLICY = [
  "default-src 'self'",
  "script-src 'nonce-gallery' 'strict-dynamic'",
  "style-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/** The gallery of widgets in a real browser, on a host page with a strict policy. */
export interface WidgetGallery {
  /** A fresh page, arranged by the query that `gallery.ts` reads, with what the console complained of. */
  open(query: string, options?: BrowserContextOptions): Promise<OpenGallery>;
  stop(): Promise<void>;
}

export interface OpenGallery {
  readonly page: Page;
  readonly complaints: readonly string[];
  /** Loads it anew with another query, as if nothing had been complained of. A context of its own costs more. */
  again(query: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Bundles the gallery, or another host page of the same make, serves it and starts a browser, with `more` arguments
 * where a test needs them.
 */
export async function startWidgetGallery(
  name: "gallery" | "tour" = "gallery",
  more: readonly string[] = [],
): Promise<WidgetGallery> {
  const served = await serveGallery(name, POLICY);
  const browser = await launchShell(more);
  return {
    async open(query, options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1100, height: 760 },
        ...options,
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning")
          complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(String(error)));
      const load = async (to: string) => {
        complaints.length = 0;
        await page.goto(`${served.url}?${to}`);
        await page.waitForFunction((global) => global in window, name);
      };
      await load(query);
      return {
        page,
        complaints,
        async again(to) {
          await page.mouse.move(0, 0);
          await load(to);
        },
        close: () => context.close(),
      };
    },
    async stop() {
      await browser.close();
      await served.stop();
    },
  };
}

/** A host page of the gallery's make without a browser: its address, which takes a query. */
export interface ServedGallery {
  readonly url: string;
  stop(): Promise<void>;
}

/** Bundles such a page and serves it, under `policy` where there is one. */
export async function serveGallery(
  name: "gallery" | "tour",
  policy?: string,
): Promise<ServedGallery> {
  const files = await bundle(name);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://gallery");
    const file = pathname === "/" ? "index.html" : pathname.slice(1);
    const content = files.get(file);
    if (content === undefined) {
      response.writeHead(file === "favicon.ico" ? 204 : 404).end();
      return;
    }
    const type = { html: "text/html", css: "text/css", js: "text/javascript" }[
      file.split(".").at(-1) as "html" | "css" | "js"
    ];
    response.writeHead(200, {
      "content-type": `${type}; charset=utf-8`,
      ...(policy !== undefined && { "content-security-policy": policy }),
    });
    response.end(content);
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
  return {
    url: `http://127.0.0.1:${port}/`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bundle(name: string): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const folder = join(pages, name);
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [join(folder, `${name}.ts`)],
    bundle: true,
    splitting: true,
    format: "esm",
    outdir: "/",
    write: false,
    jsx: "automatic",
    jsxImportSource: "preact",
    conditions: ["cairn-source", "module"],
    logLevel: "silent",
  });
  return new Map<string, string | Uint8Array>([
    ...readdirSync(folder)
      .filter((file) => /\.(html|css)$/.test(file))
      .map((file): [string, string] => [file, readFileSync(join(folder, file), "utf8")]),
    ...outputFiles.map((file): [string, Uint8Array] => [file.path.slice(1), file.contents]),
  ]);
}
