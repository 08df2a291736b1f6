import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathFrom } from "../lib/files.ts";
import { measure } from "./artefact.ts";
import type { Artefact } from "./artefact.ts";
import type { ModuleBuild } from "./bundle-modules.ts";
import { groupOutputs } from "./groups.ts";

const NOT_KINDS = new Set(["locales", "parts", "placement"]);

/** Every artefact that the script tag can lead to, the entry first. */
export function describeArtefacts(
  root: string,
  outDir: string,
  modules: ModuleBuild,
): readonly Artefact[] {
  const originPath = (output: string) => `/${pathFrom(outDir, join(root, output))}`;
  const sizeOf = (path: string) => measure(readFileSync(join(outDir, path)));
  const entry: Artefact = {
    path: "/cairn.js",
    name: "cairn",
    group: "entry",
    ...sizeOf("cairn.js"),
    imports: [],
    isKind: false,
  };
  const alias: Artefact = {
    path: "/cairn/engine.js",
    name: "engine-alias",
    group: "engine",
    ...sizeOf("cairn/engine.js"),
    imports: [originPath(modules.engine)],
    isKind: false,
  };
  const groups = groupOutputs(modules.metafile, modules.engine, modules.widgets);
  const bundled = [...groups].map(([output, group]): Artefact => {
    const { entryPoint, imports = [] } = modules.metafile.outputs[output] ?? {};
    const name = nameOf(output, entryPoint, modules);
    return {
      path: originPath(output),
      name,
      group,
      ...sizeOf(originPath(output)),
      imports: imports
        .filter((imported) => imported.kind === "import-statement" && imported.external !== true)
        .map((imported) => originPath(imported.path)),
      isKind: group === "widgets" && kindOf(entryPoint) === name,
    };
  });
  return [entry, ...bundled, alias];
}

function nameOf(output: string, entryPoint: string | undefined, modules: ModuleBuild): string {
  if (output === modules.engine) return "engine";
  if (output === modules.widgets) return "widgets";
  if (entryPoint === undefined) return "shared";
  const inLocales = /\/src\/locales\/([^/]+)\.ts$/.exec(entryPoint);
  if (inLocales !== null) return `locales/${inLocales[1]}`;
  return kindOf(entryPoint) ?? folderOrFile(entryPoint);
}

/** A file straight under a folder of the widgets belongs to the guide kind that the folder is named for. */
function kindOf(entryPoint: string | undefined): string | undefined {
  const kind = /^packages\/widgets\/src\/([^/]+)\//.exec(entryPoint ?? "")?.[1];
  return kind === undefined || NOT_KINDS.has(kind) ? undefined : kind;
}

function folderOrFile(entryPoint: string): string {
  const inStage = /\/src\/engine\/stage\/([^/]+)\.ts$/.exec(entryPoint)?.[1];
  if (inStage !== undefined) return inStage;
  const inSources = /^packages\/[^/]+\/src\/([^/]+)\//.exec(entryPoint)?.[1];
  return inSources ?? basename(entryPoint).replace(/^cairn:|\.tsx?$/g, "");
}
