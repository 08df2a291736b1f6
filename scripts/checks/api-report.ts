import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";
import type { IConfigFile } from "@microsoft/api-extractor";
import { packageEntries, PUBLISHED_PACKAGES } from "../lib/published.ts";
import type { Fault } from "./fault.ts";

/** One entry of a package's `exports`, with the report that shows all it makes public. */
interface Entry {
  readonly packageFolder: string;
  /** The entry's declarations, from the package's folder. */
  readonly types: string;
  /** Where the committed report lies, from the root. */
  readonly reportFile: string;
}

/**
 * Compares what each published package exports with its committed report. Reads the declarations that
 * `tsc -b` wrote. With `update`, writes the reports instead and returns what could not be read.
 */
export async function checkApiReports(
  root: string,
  options: { readonly update: boolean } = { update: false },
): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const entry of PUBLISHED_PACKAGES.flatMap((name) => entriesOf(root, name))) {
    // A report takes most of a second without a pause; signals are heard in between.
    await setImmediate();
    const fault = checkReport(root, entry, options.update);
    if (fault !== undefined) faults.push(fault);
  }
  return faults;
}

function checkReport(root: string, entry: Entry, update: boolean): Fault | undefined {
  const file = entry.reportFile;
  if (!existsSync(join(entry.packageFolder, entry.types))) {
    return { file, message: `${entry.types} is missing: run tsc -b first` };
  }
  const committedFile = join(root, file);
  const current = writeReport(entry);
  if (update) {
    mkdirSync(dirname(committedFile), { recursive: true });
    writeFileSync(committedFile, current);
    return undefined;
  }
  const committed = existsSync(committedFile) ? readFileSync(committedFile, "utf8") : "";
  if (committed === current) return undefined;
  const difference = firstDifference(committed, current);
  const message = `the public API changed (${difference}); if that is meant, run: pnpm api:update`;
  return { file, message };
}

function entriesOf(root: string, name: string): readonly Entry[] {
  const packageFolder = join(root, "packages", name);
  return packageEntries(packageFolder).map(({ path, types }) => {
    const suffix = path === "." ? "" : path.slice(1).replaceAll("/", "-");
    return { packageFolder, types, reportFile: `packages/${name}/etc/${name}${suffix}.api.md` };
  });
}

function writeReport({ packageFolder, types }: Entry): string {
  const folder = mkdtempSync(join(tmpdir(), "cairn-api-"));
  try {
    const config = ExtractorConfig.prepare({
      configObject: extractorConfig(packageFolder, types, folder),
      configObjectFullPath: undefined,
      packageJsonFullPath: join(packageFolder, "package.json"),
    });
    Extractor.invoke(config, { localBuild: true, messageCallback: quiet });
    return readFileSync(join(folder, "report.api.md"), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function extractorConfig(packageFolder: string, types: string, folder: string): IConfigFile {
  const none = { default: { logLevel: ExtractorLogLevel.None } };
  return {
    projectFolder: packageFolder,
    mainEntryPointFilePath: join(packageFolder, types),
    compiler: {
      // api-extractor brings a TypeScript of its own; it only reads declarations here.
      overrideTsconfig: {
        compilerOptions: {
          allowImportingTsExtensions: true,
          lib: ["ES2023", "DOM", "DOM.Iterable"],
          module: "NodeNext",
          moduleResolution: "NodeNext",
          noEmit: true,
          skipLibCheck: true,
          strict: true,
          target: "ES2023",
          types: [],
        },
        files: [types],
      },
      skipLibCheck: true,
    },
    apiReport: {
      enabled: true,
      reportFileName: "report.api.md",
      reportFolder: folder,
      reportTempFolder: join(folder, "temp"),
    },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    newlineKind: "lf",
    messages: {
      compilerMessageReporting: none,
      extractorMessageReporting: none,
      tsdocMessageReporting: none,
    },
  };
}

function quiet(message: { handled: boolean }): void {
  message.handled = true;
}

function firstDifference(committed: string, current: string): string {
  if (committed === "") return "there is no report yet";
  const before = new Set(committed.split("\n"));
  const after = new Set(current.split("\n"));
  const added = [...after].find((line) => !before.has(line));
  const removed = [...before].find((line) => !after.has(line));
  if (added !== undefined) return `new: ${added.trim()}`;
  return removed === undefined ? "another order" : `gone: ${removed.trim()}`;
}
