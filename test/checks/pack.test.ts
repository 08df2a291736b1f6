import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesUnder } from "../../scripts/lib/files.ts";
import { repositoryRoot } from "../../scripts/lib/root.ts";
import { capture, tool } from "../../scripts/lib/run.ts";
import { plantedTree } from "./planted-tree.ts";

const app = {
  "package.json": JSON.stringify({ type: "module" }),
  "tsconfig.json": JSON.stringify({
    compilerOptions: {
      jsx: "react-jsx",
      module: "esnext",
      moduleResolution: "bundler",
      noEmit: true,
      strict: true,
      target: "es2022",
      types: [],
    },
    include: ["*.ts", "*.tsx"],
  }),
  "index.html": '<!doctype html><script type="module" src="/main.tsx"></script>',
  "main.tsx": `import { CairnProvider, useMilestone } from "@cairn/react";
import { init } from "@cairn/sdk";
import { createRoot } from "react-dom/client";
const cairn = init({ key: "pk_test_1", collector: "https://collector.example" });
const Bank = () => <p>{useMilestone("bank-connected").isReached ? "yes" : "no"}</p>;
createRoot(document.body).render(<CairnProvider cairn={cairn}><Bank /></CairnProvider>);`,
  "wrong.ts": 'import { init } from "@cairn/sdk";\ninit({ kee: "pk_test_1" });',
};

/** What `npm install TARBALL …` makes, with what the packages depend on taken from this repository. */
async function install(tarballs: string, modules: string): Promise<void> {
  for (const tarball of filesUnder(tarballs)) {
    const [, name = ""] = /cairn-(\w+)-/.exec(basename(tarball)) ?? [];
    const target = join(modules, "@cairn", name);
    mkdirSync(target, { recursive: true });
    await capture("tar", ["-xzf", tarball, "--strip-components=1", "-C", target]);
  }
  const exampleModules = join(repositoryRoot, "examples/react-vite/node_modules");
  link(exampleModules, modules, ["react", "react-dom", "@types/react", "@types/react-dom"]);
  for (const name of ["core", "sdk"]) {
    const own = join(repositoryRoot, "packages", name);
    const { dependencies } = JSON.parse(readFileSync(join(own, "package.json"), "utf8"));
    const others = Object.keys(dependencies).filter((one) => !one.startsWith("@cairn/"));
    link(join(own, "node_modules"), modules, others);
  }
}

function link(from: string, to: string, names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    symlinkSync(join(from, name), join(to, name));
  }
}

// It builds everything and an app on top: `npm test` has no time for that.
describe.runIf(process.env["CAIRN_TESTS"] === "full")("npm run pack", () => {
  it("makes tarballs that an app can be checked against and built with, types and all", async () => {
    const folder = plantedTree(app);
    const packedFolder = join(folder, "packed");
    const command = ["scripts/with-node.mjs", "pack", packedFolder];
    const packed = await capture(process.execPath, command);
    const names = ["core", "react", "sdk", "widgets"].map((name) => `cairn-${name}-0.0.0.tgz`);
    expect(filesUnder(packedFolder).map((file) => basename(file))).toEqual(names);
    for (const name of names) expect(packed.output).toContain(name);

    await install(packedFolder, join(folder, "node_modules"));
    const file = join(folder, "node_modules/@cairn/react/package.json");
    expect(JSON.parse(readFileSync(file, "utf8")).dependencies).toEqual({ "@cairn/sdk": "0.0.0" });

    const checked = await capture(tool("tsc"), ["-p", folder, "--pretty", "false"], folder);
    const faults = checked.output.split("\n").filter((line) => /^\S/.test(line));
    expect(faults).toEqual([expect.stringMatching(/^wrong\.ts\(2,\d+\).*'kee'/)]);

    const vite = join(repositoryRoot, "examples/react-vite/node_modules/.bin/vite");
    const built = await capture(vite, ["build"], folder);
    expect(built).toMatchObject({ exitCode: 0 });
    const scripts = filesUnder(join(folder, "dist")).filter((path) => path.endsWith(".js"));
    const written = scripts.map((path) => readFileSync(path, "utf8")).join("");
    expect(written.includes("cairn/engine.js")).toBe(true);
  }, 120_000);
});
