import { readFileSync } from "node:fs";
import { type IncomingMessage, type Server, createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type FixtureApi, type FixtureKind, createFixtureApi } from "./fixture-api.ts";

export type { FixtureKind };

/** The built studio behind a stand-in collector. `close` ends it. */
export interface FixtureServer {
  /** Sign-in link. */
  readonly link: string;
  readonly origin: string;
  readonly api: FixtureApi;
  /** Bodies of Content-Security-Policy reports that browsers sent. */
  readonly reports: readonly string[];
  /** Forgets what was done to it: it is as it was at first, under the same address. */
  renew(): void;
  /** Answers nothing until called with false again, as a collector that is down. */
  setDown(down: boolean): void;
  /** Sends one live event to every open stream. */
  emit(event: unknown): void;
  close(): Promise<void>;
}

const studio = fileURLToPath(new URL("..", import.meta.url));
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; report-uri /csp";

/** Builds the studio into memory and serves it with fixtures, under `/studio/` as the collector does. */
export async function startFixtureServer(
  kind: FixtureKind,
  options: { readonly port?: number; readonly now?: number } = {},
): Promise<FixtureServer> {
  built ??= buildStudio();
  const files = await built;
  let api = createFixtureApi(kind, options.now);
  const reports: string[] = [];
  const streams = new Set<{ write(text: string): unknown; end(): unknown }>();
  let isDown = false;
  // What a page that was left still sends belongs to a visit that is over.
  let visit = 1;
  const isOver = (cookie = ""): boolean => {
    const from = /visit=(\d+)/.exec(cookie)?.[1];
    return from !== undefined && from !== `${visit}`;
  };
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? "/", "http://fixture");
      const isLate = url.pathname.startsWith("/api/") && isOver(request.headers.cookie);
      if (isDown || isLate) {
        request.socket.destroy();
        return;
      }
      if (url.pathname === "/favicon.ico") response.writeHead(204).end();
      else if (url.pathname === "/csp") {
        reports.push(await bodyOf(request));
        response.writeHead(204).end();
      } else if (url.pathname === "/api/live") {
        response.writeHead(200, { "content-type": "text/event-stream" });
        for (const event of api.live()) response.write(frame(event));
        streams.add(response);
        request.on("close", () => streams.delete(response));
      } else if (url.pathname.startsWith("/api/")) {
        const text = await bodyOf(request);
        const path = decodeURIComponent(url.pathname.slice("/api/".length));
        const body: unknown = text === "" ? undefined : JSON.parse(text);
        const answer = api.answer(request.method ?? "GET", path, url.searchParams, body);
        response.writeHead(answer.status, { "content-type": "application/json" });
        response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
      } else {
        const file = files.get(url.pathname);
        const type = /\.(\w+)$/.exec(url.pathname)?.[1] ?? "html";
        response.writeHead(file === undefined ? 404 : 200, {
          "content-type": TYPES[type] ?? "text/plain",
          "content-security-policy": POLICY,
          // Names of scripts and styles hold a hash of what is in them.
          "cache-control": type === "html" ? "no-store" : "max-age=3600, immutable",
          ...(type === "html" ? { "set-cookie": `visit=${visit}; HttpOnly` } : {}),
        });
        response.end(file ?? "not found");
      }
    })();
  });
  await new Promise<void>((done) => server.listen(options.port ?? 0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${portOf(server)}`;
  return {
    link: `${origin}/studio/#token=fixture`,
    origin,
    get api() {
      return api;
    },
    reports,
    renew() {
      api = createFixtureApi(kind, options.now);
      visit += 1;
      reports.length = 0;
      isDown = false;
    },
    setDown(down) {
      isDown = down;
    },
    emit(event) {
      for (const stream of streams) stream.write(frame(event));
    },
    close: () =>
      new Promise((done) => {
        for (const stream of streams) stream.end();
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
};

// The same for every server of one process: tests do not change the sources while they run.
let built: ReturnType<typeof buildStudio> | undefined;

async function buildStudio(): Promise<ReadonlyMap<string, Uint8Array>> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: studio,
    bundle: true,
    chunkNames: "[name]-[hash]",
    conditions: ["cairn-source", "module"],
    entryNames: "[name]-[hash]",
    entryPoints: ["src/main.tsx"],
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "preact",
    metafile: true,
    minify: true,
    outdir: "dist/fixture",
    splitting: true,
    target: "es2022",
    write: false,
  });
  const files = new Map<string, Uint8Array>();
  for (const file of outputFiles) files.set(`/studio/${nameOf(file.path)}`, file.contents);
  const [script, output] =
    Object.entries(metafile.outputs).find(([, one]) => one.entryPoint === "src/main.tsx") ?? [];
  const page = readFileSync(`${studio}/index.html`, "utf8")
    .replace(/%(MAIN_JS|SCRIPT)%/, nameOf(script ?? ""))
    .replace(/%(MAIN_CSS|STYLE)%/, nameOf(output?.cssBundle ?? ""));
  files.set("/studio/", new TextEncoder().encode(page));
  return files;
}

function nameOf(path: string): string {
  return path.split("/").at(-1) ?? path;
}

function frame(event: unknown): string {
  return `event: event\ndata: ${JSON.stringify(event)}\n\n`;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const kind = process.argv[2] === "empty" ? "empty" : "lived-in";
  const server = await startFixtureServer(kind, { port: Number(process.env.PORT ?? 4870) });
  console.log(server.link);
}
