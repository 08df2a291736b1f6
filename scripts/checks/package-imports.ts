import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Fault } from "./fault.ts";
import { readModules } from "./module-graph.ts";
import type { Import, SourceModule } from "./module-graph.ts";

/** Which packages each package may import, and by which entry where not by every one it declares. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  sdk: ["core"],
  // Widgets see the SDK only through the one port that the entry hands over.
  widgets: ["core", "sdk/port"],
  collector: ["core"],
  studio: ["core", "widgets"],
  react: ["sdk"],
};

/** Packages that run in a browser, or anywhere; none of them may lean on Node. */
const WITHOUT_NODE = new Set(["core", "sdk", "widgets", "studio", "react"]);

/** Folders of the SDK that load with the engine; all else loads at once and stays free of frameworks. */
const SDK_LATE = /^packages\/sdk\/src\/(engine|find|inspector|builder|port)[./]/;
const FRAMEWORK = /^(preact|@preact\/)/;

/** Who imports whom across packages. Every fault names the import and the rule it breaks. */
export function checkPackageImports(root: string): readonly Fault[] {
  return readModules(root).flatMap((module) =>
    module.imports.flatMap((imported) => {
      const message = judge(root, module, imported);
      return message === undefined ? [] : [{ file: module.file, message }];
    }),
  );
}

function judge(root: string, module: SourceModule, imported: Import): string | undefined {
  const { specifier } = imported;
  const { packageName } = module;
  if (specifier.startsWith(".")) return judgeRelative(packageName, imported);
  if (specifier.startsWith("node:") && WITHOUT_NODE.has(packageName)) {
    return `imports ${specifier}, but ${packageName} does not run on Node alone`;
  }
  if (packageName === "sdk" && FRAMEWORK.test(specifier) && !SDK_LATE.test(module.file)) {
    return `imports ${specifier}, but the SDK's entry carries no signals and no framework`;
  }
  const [scope, name = "", ...rest] = specifier.split("/");
  return scope === "@cairn" ? judgePackage(root, packageName, name, rest.join("/")) : undefined;
}

function judgeRelative(packageName: string, { specifier, target }: Import): string | undefined {
  if (target === undefined) return `imports ${specifier}, which does not exist`;
  if (target.startsWith(`packages/${packageName}/src/`)) return undefined;
  return `imports ${specifier}, which leaves the package's own sources`;
}

function judgePackage(
  root: string,
  packageName: string,
  name: string,
  subpath: string,
): string | undefined {
  const written = subpath === "" ? `@cairn/${name}` : `@cairn/${name}/${subpath}`;
  if (name === packageName) return `imports ${written}, its own package: use a relative path`;
  const allowed = MAY_IMPORT[packageName];
  if (allowed === undefined) return `${packageName} is not in the import rules yet`;
  const entry = subpath === "" ? name : `${name}/${subpath}`;
  if (!allowed.includes(name) && !allowed.includes(entry)) {
    return `imports ${written}, but ${packageName} may import only: ${allowed.join(", ") || "nothing"}`;
  }
  const declared = declaredEntries(root, name);
  if (declared.includes(subpath === "" ? "." : `./${subpath}`)) return undefined;
  return `imports ${written}, which ${name} does not export; it exports ${declared.join(", ")}`;
}

function declaredEntries(root: string, name: string): readonly string[] {
  const file = join(root, "packages", name, "package.json");
  if (!existsSync(file)) return [];
  const { exports = {} }: { exports?: object } = JSON.parse(readFileSync(file, "utf8"));
  return Object.keys(exports);
}
