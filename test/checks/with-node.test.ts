import { spawn } from "node:child_process";
import { chmodSync, copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { repositoryRoot } from "../../scripts/lib/root.ts";
import { plantedTree } from "./planted-tree.ts";

// Stand-ins for what a machine has: the PATH holds nothing else.
const PNPM =
  '#!/bin/sh\n[ "$1" = --version ] && { echo 12.0.0; exit; }\necho "$@" >> installs\nexit $PNPM_EXIT\n';
const OLD_PNPM = "#!/bin/sh\necho 8.0.0\n";
const NPX_OFFLINE = "#!/bin/sh\necho 'npm error network ENOTFOUND' >&2\nexit 1\n";

describe("with-node", () => {
  it("names the tasks there are when asked for another", async () => {
    const { code, said } = await run(machine({ pnpm: PNPM }), ["nope"]);
    expect(said).toContain('"nope" is not a task. There are: hang, hello.');
    expect(code).toBe(1);
  });

  it("runs the task with its arguments and ends with its exit code", async () => {
    const { code, said } = await run(machine({ pnpm: PNPM }), ["hello", "a", "b c"]);
    expect(said).toContain("hello a|b c");
    expect(code).toBe(7);
  });

  it("installs once, and again only when the lockfile changed", async () => {
    const root = machine({ pnpm: PNPM });
    const installs = () => readFileSync(join(root, "installs"), "utf8").trim().split("\n").length;
    expect((await run(root, ["hello"])).said).toContain("Installing dependencies");
    expect((await run(root, ["hello"])).said).not.toContain("Installing dependencies");
    expect(installs()).toBe(1);
    writeFileSync(join(root, "pnpm-lock.yaml"), "lockfileVersion: 10");
    await run(root, ["hello"]);
    expect(installs()).toBe(2);
    expect(readFileSync(join(root, "installs"), "utf8")).toContain("install --frozen-lockfile");
  });

  it("says what to do when dependencies cannot be fetched, runs nothing, and tries again next time", async () => {
    const root = machine({ pnpm: PNPM });
    const { code, said } = await run(root, ["hello"], { PNPM_EXIT: "1" });
    expect(said).toMatch(/dependencies could not be installed.*check the connection/);
    expect(said).not.toContain("hello");
    expect(code).toBe(1);
    expect((await run(root, ["hello"])).code).toBe(7);
  });

  it("says what to do when neither a new pnpm nor the network is there", async () => {
    const root = machine({ pnpm: OLD_PNPM, npx: NPX_OFFLINE });
    const { code, said } = await run(root, ["hello"]);
    expect(said).toMatch(/could not be fetched with npx.*install Node 24 and pnpm 11 or newer/);
    expect(said).toContain("ENOTFOUND");
    expect(code).toBe(1);
  });

  it("asks npx for what is missing once, then remembers where it lies", async () => {
    const root = machine({ pnpm: OLD_PNPM });
    const answer = JSON.stringify({ node: process.execPath, folder: join(root, "fetched") });
    writeScript(join(root, "bin/npx"), `#!/bin/sh\necho x >> asked\necho '${answer}'\n`);
    expect((await run(root, ["hello"])).code).toBe(7);
    expect((await run(root, ["hello"])).code).toBe(7);
    expect(readFileSync(join(root, "asked"), "utf8")).toBe("x\n");
  });

  it("passes SIGTERM on and tells how the task ended", async () => {
    const root = machine({ pnpm: PNPM });
    const { code } = await run(root, ["hang"], {}, "SIGTERM");
    expect(readFileSync(join(root, "ended"), "utf8")).toBe("by SIGTERM");
    expect(code).toBe(3);
  });
});

function machine(commands: Readonly<Record<string, string>>): string {
  const root = plantedTree({
    "bin/.keep": "",
    "fetched/.keep": "",
    "pnpm-lock.yaml": "",
    "pnpm-workspace.yaml": "",
    "scripts/tasks/hello.ts":
      'console.log("hello", process.argv.slice(2).join("|")); process.exit(7);',
    "scripts/tasks/hang.ts": `import { writeFileSync } from "node:fs";
      process.on("SIGTERM", () => { writeFileSync("ended", "by SIGTERM"); process.exit(3); });
      console.log("ready"); setInterval(() => {}, 1000);`,
  });
  for (const file of ["with-node.mjs", "print-tools.mjs"]) {
    copyFileSync(join(repositoryRoot, "scripts", file), join(root, "scripts", file));
  }
  writeScript(join(root, "fetched/pnpm"), PNPM);
  for (const [name, script] of Object.entries(commands))
    writeScript(join(root, "bin", name), script);
  return root;
}

function writeScript(file: string, script: string): void {
  writeFileSync(file, script);
  chmodSync(file, 0o755);
}

/** Runs a task on that machine; with `signal`, sends it once the task says it is ready. */
function run(
  root: string,
  commandArguments: readonly string[],
  env: Readonly<Record<string, string>> = {},
  signal?: NodeJS.Signals,
): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve) => {
    const script = join(root, "scripts/with-node.mjs");
    const child = spawn(process.execPath, [script, ...commandArguments], {
      cwd: root,
      env: { PATH: join(root, "bin"), PNPM_EXIT: "0", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    const hear = (chunk: unknown) => {
      said += String(chunk);
      if (signal !== undefined && said.includes("ready")) child.kill(signal);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("close", (code) => resolve({ code, said }));
  });
}
