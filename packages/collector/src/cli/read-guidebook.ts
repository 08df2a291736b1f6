import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { readJson, readText } from "./read-text.ts";
import { stopWith } from "./stop-with.ts";

/** The guidebook in a JSON file, or the default export of a module. Stops with one line where there is none. */
export async function readGuidebook(file: string): Promise<unknown> {
  if (/\.[cm]?[jt]s$/.test(file)) {
    const module = await importModule(file);
    if ("default" in module) return module["default"];
    return stopWith(`${file}: has no default export. Write: export default { version: 1, … }`);
  }
  return readJson(file);
}

async function importModule(file: string): Promise<Readonly<Record<string, unknown>>> {
  readText(file);
  try {
    return (await import(pathToFileURL(resolve(file)).href)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    return stopWith(`${file}: cannot be loaded (${(error as Error).message}).`);
  }
}
