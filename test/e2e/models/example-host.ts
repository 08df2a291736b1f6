import { execFile, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type ServedFile, startRecordServer } from "./record-server.ts";

const examples = join(import.meta.dirname, "../../../examples");

/** A running example: where it is, and how to end it. */
export interface ExampleHost {
  readonly url: string;
  stop(): Promise<void>;
}

/** The collector that an example is given. */
interface Collector {
  readonly origin: string;
  readonly testKey: string;
}

/** Serves `examples/plain-html` after doing what its README asks for; `/ar` is the same page in Arabic. */
export async function servePlainHtml({ origin, testKey }: Collector): Promise<ExampleHost> {
  const html = readFileSync(join(examples, "plain-html/index.html"), "utf8")
    .replace("http://127.0.0.1:8787", origin)
    .replace("pk_test_PUT_YOURS_HERE", testKey);
  const arabic = html.replace('<html lang="en">', '<html lang="ar" dir="rtl">');
  const server = await startRecordServer({ "/": { body: html }, "/ar": { body: arabic } });
  return { url: server.origin, stop: () => server.close() };
}

/** Starts the server of `examples/strict-csp`. */
export async function startStrictCsp({ origin, testKey }: Collector): Promise<ExampleHost> {
  const child = spawn(process.execPath, [join(examples, "strict-csp/server.mjs")], {
    env: { CAIRN_KEY: testKey, CAIRN_COLLECTOR: origin, PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (said: Buffer) => resolve(said.toString().trim()));
    child.once("exit", () => reject(new Error("examples/strict-csp/server.mjs ended")));
  });
  return {
    url,
    async stop() {
      child.kill();
      await ended;
    },
  };
}

/** Builds `examples/react-vite` with its own Vite, and serves what that wrote. */
export async function serveReactVite({ origin, testKey }: Collector): Promise<ExampleHost> {
  const folder = join(examples, "react-vite");
  const outDir = mkdtempSync(join(tmpdir(), "cairn-react-vite-"));
  const vite = join(folder, "node_modules/vite/bin/vite.js");
  await promisify(execFile)(process.execPath, [vite, "build", "--outDir", outDir], {
    cwd: folder,
    env: { ...process.env, VITE_CAIRN_COLLECTOR: origin, VITE_CAIRN_KEY: testKey },
  });
  const types: Readonly<Record<string, string>> = { css: "text/css", js: "text/javascript" };
  const files = readdirSync(join(outDir, "assets")).map((name): [string, ServedFile] => {
    const type = types[name.split(".").at(-1)!] ?? "application/octet-stream";
    return [`/assets/${name}`, { body: readFileSync(join(outDir, "assets", name)), type }];
  });
  const html = readFileSync(join(outDir, "index.html"), "utf8");
  const server = await startRecordServer({ "/": { body: html }, ...Object.fromEntries(files) });
  return {
    url: server.origin,
    async stop() {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
