import { readFileSync } from "node:fs";
import { isUtf16 } from "../import/encoding.ts";
import { parseFileJson } from "../import/parse-file-json.ts";
import { stopWith } from "./stop-with.ts";

/** What a file says. Stops with one line where it cannot be read as text. */
export function readText(file: string): string {
  const bytes = readBytes(file);
  if (isUtf16(bytes)) stopWith(`${file}: is written in UTF-16. Save it as UTF-8.`);
  return bytes.toString("utf8");
}

/** The JSON in a file. Stops with one line where there is none. */
export function readJson(file: string): unknown {
  const text = readText(file);
  try {
    return parseFileJson(text);
  } catch (error) {
    return stopWith(`${file}: is not JSON (${(error as Error).message}).`);
  }
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return stopWith(`${file}: there is no such file.`);
    if (code === "EISDIR") return stopWith(`${file}: is a folder. Name a file.`);
    return stopWith(`${file}: cannot be read (${message}).`);
  }
}
