import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { build } from "esbuild";
import type { BrowserContextOptions, Page } from "playwright-core";
import { launchBrowser } from "./browser.ts";

const root = join(import.meta.dirname, "../../..");
const folder = join(root, "test/e2e/host-pages/gallery");

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
  close(): Promise<void>;
}

/** Bundles the gallery, serves it and starts a browser. */
export async function startWidgetGallery(): Promise<WidgetGallery> {
  const files = await bundle();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://gallery");
    const name = pathname === "/" ? "index.html" : pathname.slice(1);
    const content = files.get(name);
    if (content === undefined) {
      response.writeHead(name === "favicon.ico" ? 204 : 404).end();
      return;
    }
    const type = { html: "text/html", css: "text/css", js: "text/javascript" }[
      name.split(".").at(-1) as "html" | "css" | "js"
    ];
    response.writeHead(200, {
      "content-type": `${type}; charset=utf-8`,
      "content-security-policy": POLICY,
    });
    response.end(content);
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
  const browser = await launchBrowser();
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
      await page.goto(`http://127.0.0.1:${port}/?${query}`);
      await page.waitForFunction(() => window.gallery !== undefined);
      return { page, complaints, close: () => context.close() };
    },
    async stop() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bundle(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["test/e2e/host-pages/gallery/gallery.ts"],
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
    ...["index.html", "gallery.css", "hostile.css"].map((name): [string, string] => [
      name,
      readFileSync(join(folder, name), "utf8"),
    ]),
    ...outputFiles.map((file): [string, Uint8Array] => [file.path.slice(1), file.contents]),
  ]);
}
