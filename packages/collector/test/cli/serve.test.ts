import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";

const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const started = new Set<ChildProcess>();
afterEach(() => {
  for (const child of started) child.kill("SIGKILL");
  started.clear();
});

interface Serving {
  readonly child: ChildProcess;
  /** Resolves with everything printed once `pattern` was. */
  printed(pattern: RegExp): Promise<string>;
  /** Exit code and standard error. */
  readonly ended: Promise<{ readonly code: number | null; readonly errors: string }>;
}

function serve(...options: readonly string[]): Serving {
  const child = spawn(process.execPath, ["--conditions=cairn-source", main, "serve", ...options], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.add(child);
  let output = "";
  let errors = "";
  child.stderr.on("data", (chunk) => (errors += String(chunk)));
  child.stdout.on("data", (chunk) => (output += String(chunk)));
  return {
    child,
    async printed(pattern) {
      while (!pattern.test(output)) {
        await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
        if (child.exitCode !== null) throw new Error(`it ended: ${errors}`);
      }
      return output;
    },
    ended: once(child, "exit").then(([code]) => ({ code: code as number | null, errors })),
  };
}

// Each test starts whole processes, which takes seconds where other suites run beside it.
describe("cairn serve", { timeout: 30_000 }, () => {
  it("prints where everything is, stores what it takes, and stops when told to", async () => {
    const data = join(temporaryFolder(), "data");
    const first = serve("--port", "0", "--data", data, "--demo");
    const output = await first.printed(/#token=\S+/);
    const url = /Collector\s+(http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1] ?? "";
    const key = /pk_live_\w+/.exec(output)?.[0] ?? "";
    expect(output).toContain(`${url}/demo/`);
    expect(output).toContain(`${url}/studio/#token=`);
    const response = await fetch(`${url}/v1/batch`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        writeKey: key,
        batch: [{ type: "track", event: "X", userId: "ann", messageId: "kept" }],
      }),
    });
    expect(await response.json()).toMatchObject({ accepted: 1 });
    first.child.kill("SIGTERM");
    expect(await first.ended).toEqual({ code: 0, errors: "" });

    const second = serve("--port", "0", "--data", data);
    const again = await second.printed(/#token=\S+/);
    expect(again).toContain(key);
    expect(/token=\S+/.exec(again)?.[0]).not.toBe(/token=\S+/.exec(output)?.[0]);
    const secondUrl = /Collector\s+(http:\S+)/.exec(again)?.[1] ?? "";
    const repeated = await fetch(`${secondUrl}/v1/track`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ writeKey: key, event: "X", userId: "ann", messageId: "kept" }),
    });
    expect(await repeated.json()).toMatchObject({ accepted: 0, duplicates: 1 });
    second.child.kill("SIGTERM");
    expect((await second.ended).code).toBe(0);
  });

  it("ends with one clear line when the port is in use", async () => {
    const blocker = createServer().listen(0, "127.0.0.1");
    await once(blocker, "listening");
    const { port } = blocker.address() as { readonly port: number };
    const { code, errors } = await serve("--port", `${port}`, "--data", temporaryFolder()).ended;
    blocker.close();
    expect(code).toBe(1);
    expect(errors.trim().split("\n")).toHaveLength(1);
    expect(errors).toContain(`Port ${port} is in use`);
    expect(errors).toContain("--port");
  });

  it("ends with one clear line when the data folder cannot be used, and touches nothing", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "data"), "a file, not a folder");
    const { code, errors } = await serve("--port", "0", "--data", join(folder, "data")).ended;
    expect(code).toBe(1);
    expect(errors.trim().split("\n")).toHaveLength(1);
    expect(errors).toContain("cannot be used");
    expect(errors).toContain("--data");
  });

  it("ends with one clear line when the file is no database", async () => {
    const folder = temporaryFolder({
      "cairn.db": "this is not a database file, whatever its name",
    });
    const { code, errors } = await serve("--port", "0", "--data", folder).ended;
    expect(code).toBe(1);
    expect(errors.trim().split("\n")).toHaveLength(1);
    expect(errors).toMatch(/not a database/);
  });

  it("refuses a port that is none", async () => {
    const { code, errors } = await serve("--port", "eighty").ended;
    expect(code).toBe(1);
    expect(errors).toContain("a port is a number");
  });
});
