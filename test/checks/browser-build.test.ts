import { mkdirSync, readFileSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, brotliCompressSync } from "node:zlib";
import { describe, expect, it, vi } from "vitest";
import { buildBrowser } from "../../scripts/build/browser.ts";
import { fillTemplate } from "../../scripts/build/bundle-studio.ts";
import { isFresh, markFresh, sourceStamp } from "../../scripts/build/freshness.ts";
import { repositoryRoot } from "../../scripts/lib/root.ts";
import { judgeSizes } from "../../scripts/size/budget.ts";
import { plantedTree } from "./planted-tree.ts";

const use = 'import { shared } from "../../../core/src/shared.ts"; console.log(shared);';
const tree = {
  "packages/core/src/shared.ts": "export const shared = location.href;",
  "packages/sdk/package.json": '{ "name": "@cairn/sdk", "version": "1.2.3" }',
  "packages/sdk/stub.js": "window.cairn={}",
  "packages/sdk/src/global.ts": "console.log(__CAIRN_ENGINE__, __CAIRN_VERSION__);",
  "packages/sdk/src/engine/index.ts": `${use}
    export const widgets = () => import("cairn:widgets");`,
  "packages/sdk/src/engine/stage/create-stage.ts": `
    export const createStage = (mountWidgets, loadInspector) => () =>
      ({ mount: mountWidgets, inspect: loadInspector });`,
  "packages/sdk/src/inspector/index.ts": `${use}
    export const open = () => import("cairn:builder");`,
  "packages/sdk/src/builder/builder.ts": `${use}
    export const openBuilder = (...given) => given;`,
  "packages/widgets/src/index.ts": `
    import { loadLocale } from "./locales/load-locale.ts";
    import { en } from "./messages/en.ts";
    export const mountWidgets = (language) => [
      en,
      import("./checklist/checklist.tsx"),
      import("./help/index.ts"),
      loadLocale(language),
    ];`,
  "packages/widgets/src/locales/load-locale.ts": `
    export const loadLocale = (language) =>
      ({ ar: () => import("./ar.ts"), pt: () => import("./pt.ts") })[language]?.();`,
  "packages/widgets/src/locales/ar.ts": 'export const messages = { close: "إغلاق" };',
  "packages/widgets/src/locales/pt.ts": 'export const messages = { close: "Fechar" };',
  "packages/core/src/arbiter/decision.ts": 'export type HoldReason = | "too-soon";',
  "packages/widgets/src/messages/messages.ts": "export interface Messages {}",
  "packages/widgets/src/messages/en.ts": "export const en = location.hash;",
  "packages/widgets/src/parts/button.ts": `${use} export const button = location.port;`,
  "packages/widgets/src/checklist/checklist.tsx": 'export { button } from "../parts/button.ts";',
  "packages/widgets/src/help/index.ts": 'export { button } from "../parts/button.ts";',
  "packages/studio/src/main.tsx": 'import "./studio.css"; console.log(import("./later.ts"));',
  "packages/studio/src/later.ts": "export const later = 1;",
  "packages/studio/src/studio.css": "body { margin: 0 }",
  "packages/studio/index.html":
    '<link rel="stylesheet" href="%MAIN_CSS%"><script type="module" src="%MAIN_JS%"></script>',
  "examples/demo/build.ts": `import { mkdirSync, writeFileSync } from "node:fs";
    export async function buildDemo(outDir: string) {
      mkdirSync(outDir); writeFileSync(outDir + "/index.html", "demo"); }`,
};

async function build() {
  const root = plantedTree(tree);
  symlinkSync(join(repositoryRoot, "node_modules"), join(root, "node_modules"));
  mkdirSync(join(root, "dist"));
  const built = await buildBrowser({ root, outDir: join(root, "dist/assets"), minify: true });
  const read = (path: string) => readFileSync(join(root, "dist/assets", path), "utf8");
  return { root, built, read };
}

describe("the browser build", () => {
  it("puts each artefact once into the manifest, under the first part that loads it", async () => {
    const { built, read } = await build();
    const groups = built.artefacts.map(({ name, group }) => `${group}: ${name}`);
    expect(groups.toSorted()).toEqual([
      "builder: builder",
      "engine: engine",
      "engine: engine-alias",
      "entry: cairn",
      "inspector: inspector",
      "locale: locales/ar",
      "locale: locales/pt",
      "widgets: checklist",
      "widgets: help",
      "widgets: shared",
      "widgets: widgets",
    ]);
    const manifest = JSON.parse(read("cairn/manifest.json"));
    expect(manifest).toEqual(
      built.artefacts.map(({ path, group, brotli }) => ({ path, group, brotli })),
    );
    expect(new Set(manifest.map(({ path }: { path: string }) => path)).size).toBe(groups.length);
  });

  it("brings stage and widgets in one file, by the name that the engine asks for", async () => {
    const { built, read } = await build();
    const widgets = built.artefacts.find(({ name }) => name === "widgets");
    expect(widgets?.imports).toEqual([]);
    const file = widgets!.path.slice(1);
    expect(read(file)).toMatch(/\bas stage\b/);
    const engine = built.artefacts.find(({ name }) => name === "engine");
    expect(read(engine!.path.slice(1))).toContain(file.replace("cairn/", "./"));
  });

  it("keeps the words of each language apart, and the widgets find them by one hash for all", async () => {
    const { built, read, root } = await build();
    const locales = built.artefacts.filter(({ group }) => group === "locale");
    const [hash, ...others] = new Set(
      locales.map(({ path }) => /^\/cairn\/(?:ar|pt)-([A-Z0-9]{8})\.js$/.exec(path)?.[1]),
    );
    expect(others).toEqual([]);
    expect(locales.every(({ imports }) => imports.length === 0)).toBe(true);
    expect(read(locales[1]!.path.slice(1))).toMatch(/"Fechar".*\bas messages\b/);
    const widgetsFile = built.artefacts.find(({ name }) => name === "widgets")!.path.slice(1);
    const widgets = read(widgetsFile);
    expect(widgets).toContain('"ar pt"');
    expect(widgets.split(hash!)).toHaveLength(2);
    expect(widgets).not.toContain("إغلاق");

    vi.stubGlobal("location", {});
    const { stage } = await import(join(root, "dist/assets", widgetsFile));
    // The bundle calls what it is handed by a shortened name.
    const { mount } = stage(new Proxy({}, { get: () => [] }));
    const load = async (language: string) => (await Promise.all(mount(language))).at(-1);
    expect(await load("pt")).toMatchObject({ messages: { close: "Fechar" } });
    expect(await load("sv")).toBeUndefined();
  });

  it("bundles the inspector apart, so that nothing that users load is cut for it, and leads to it from the stage", async () => {
    const { built, read } = await build();
    const inspector = built.artefacts.find(({ group }) => group === "inspector");
    expect(inspector).toMatchObject({ name: "inspector", imports: [], isKind: false });
    const widgets = built.artefacts.find(({ name }) => name === "widgets");
    const file = inspector!.path.slice("/cairn/".length);
    expect(read(widgets!.path.slice(1))).toContain(`import("./${file}")`);
    expect(read(inspector!.path.slice(1))).toMatch(/\bas open\b/);
    const builder = built.artefacts.find(({ group }) => group === "builder");
    expect(builder).toMatchObject({ name: "builder", imports: [], isKind: false });
    expect(read(inspector!.path.slice(1))).toContain(builder!.path.slice("/cairn/".length));
    // A copy of the widgets of its own, so that none of theirs is cut for it.
    expect(read(builder!.path.slice(1))).toContain("location.hash");
  });

  it("tells the entry where its engine lies, and gives the engine one stable name", async () => {
    const { built, read } = await build();
    const engine = built.artefacts.find(({ name }) => name === "engine");
    expect(engine?.path).toMatch(/^\/cairn\/engine-[A-Z0-9]{8}\.js$/);
    expect(read("cairn.js")).toContain(`"${engine?.path.slice(1)}"`);
    expect(read("cairn.js")).toContain('"1.2.3"');
    expect(read("cairn/engine.js")).toContain(engine?.path.slice("/cairn/".length));
  });

  it("lets the engine import the widgets by the name that only the build resolves", async () => {
    const { built, read } = await build();
    const path = (name: string) => built.artefacts.find((one) => one.name === name)?.path ?? "";
    expect(read(path("engine"))).toContain(
      `import("./${path("widgets").slice("/cairn/".length)}")`,
    );
  });

  it("reports the bytes that a server with brotli would send", async () => {
    const { built, read } = await build();
    for (const { path, brotli, minified } of built.artefacts) {
      const content = Buffer.from(read(path));
      expect([minified, brotli]).toEqual([
        content.byteLength,
        brotliCompressSync(content).byteLength,
      ]);
      expect(brotliDecompressSync(brotliCompressSync(content)).equals(content)).toBe(true);
    }
  });

  it("writes the studio's page with hashed names, and the demo", async () => {
    const { read, root, built } = await build();
    expect(read("studio/index.html")).toMatch(
      /^<link rel="stylesheet" href="studio-\w{8}\.css"><script type="module" src="studio-\w{8}\.js">/,
    );
    expect(read("demo/index.html")).toBe("demo");
    expect(readdirSync(join(root, "dist/assets"))).toEqual(["cairn", "cairn.js", "demo", "studio"]);
    expect(built.studioFirstViewBrotli).toBeGreaterThan(100);
  });

  it("judges sums by groups and by what named artefacts load, and kinds by their own chunk", async () => {
    const { built, root } = await build();
    const bytes = (...names: readonly string[]) =>
      built.artefacts
        .filter(({ name, group }) => names.includes(name) || names.includes(`${group}/${name}`))
        .reduce((sum, { brotli }) => sum + brotli, 0);
    const verdicts = judgeSizes(root, built, {
      sums: [
        { name: "entry and engine", budget: 1, groups: ["entry", "engine"] },
        { name: "entry", budget: 100_000, groups: ["entry"] },
        { name: "checklist", budget: 100_000, groups: [], loads: ["checklist"] },
      ],
      kindChunk: 1,
      localeChunk: 100,
      stub: { file: "packages/sdk/stub.js", budget: 15 },
      studioFirstView: 100_000,
    });
    expect(verdicts).toEqual([
      {
        name: "entry and engine",
        bytes: bytes("cairn", "engine"),
        budget: 1,
        isKept: false,
      },
      { name: "entry", bytes: bytes("cairn"), budget: 100_000, isKept: true },
      {
        name: "checklist",
        bytes: bytes("checklist", "widgets/shared", "widgets"),
        budget: 100_000,
        isKept: true,
      },
      { name: "checklist, own chunk", bytes: bytes("checklist"), budget: 1, isKept: false },
      { name: "help, own chunk", bytes: bytes("help"), budget: 1, isKept: false },
      {
        name: "words of a language, the most",
        bytes: Math.max(bytes("locales/ar"), bytes("locales/pt")),
        budget: 100,
        isKept: true,
      },
      { name: "inline stub, as written", bytes: 15, budget: 15, isKept: true },
      {
        name: "studio, first view",
        bytes: built.studioFirstViewBrotli,
        budget: 100_000,
        isKept: true,
      },
    ]);
  });

  it("is skipped until a source is written, added or removed", () => {
    const root = plantedTree(tree);
    const stamp = sourceStamp(root);
    markFresh(join(root, "stamp"), stamp);
    expect(isFresh(join(root, "stamp"), sourceStamp(root))).toBe(true);
    mkdirSync(join(root, "packages/core/src/more"));
    symlinkSync(
      join(root, "packages/core/src/shared.ts"),
      join(root, "packages/core/src/linked.ts"),
    );
    expect(sourceStamp(root)).toBe(stamp);
    const grown = plantedTree({ ...tree, "packages/sdk/src/new.ts": "export {};" });
    expect(isFresh(join(root, "stamp"), sourceStamp(grown))).toBe(false);
  });
});

describe("the studio's page", () => {
  it.each([
    ['<script src="%MAIN_JS%"></script><style>a{}</style>', "inline script or style"],
    ['<script src="%MAIN_JS%"></script><script>a()</script>', "inline script or style"],
    ['<script src="%MAIN_JS%"></script><p style="color:red">', "inline script or style"],
    ['<script src="%MAIN_JS%" type="%KIND%"></script>', "%KIND%"],
    ["<p>", "does not name %MAIN_JS%"],
  ])("may not be %s", (template, message) => {
    expect(() => fillTemplate(template, { MAIN_JS: "studio.js" })).toThrow(message);
  });
});
