import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageNames, pathFrom, sourcesOf } from "../lib/files.ts";
import type { Fault } from "./fault.ts";

// Past this a file is hiding a second concept.
const MOST_LINES = 250;

/** Files that may be longer, each with the reason why splitting it would hide more than it shows. */
export const LONG_FILES: Readonly<Record<string, string>> = {
  "packages/sdk/src/create-cairn.ts":
    "the entry's composition root: the only file that knows every part; each cut costs bytes that the entry lacks",
};

/** Whether every source of every package is short enough, and every exemption still needed. */
export function checkFileLength(
  root: string,
  exempt: Readonly<Record<string, string>> = LONG_FILES,
): readonly Fault[] {
  const tooLong = packageNames(root)
    .flatMap((name) => sourcesOf(root, name))
    .map((file) => ({ file: pathFrom(root, file), lines: lineCount(file) }))
    .filter(({ lines }) => lines > MOST_LINES);
  const longFiles = new Set(tooLong.map(({ file }) => file));
  return [
    ...tooLong
      .filter(({ file }) => exempt[file] === undefined)
      .map(({ file, lines }) => ({ file, message: `${lines} lines, at most ${MOST_LINES}` })),
    ...Object.keys(exempt)
      .filter((file) => !longFiles.has(file))
      .map((file) => ({
        file,
        message: existsSync(join(root, file))
          ? `is exempt from the length rule, but has at most ${MOST_LINES} lines`
          : "is exempt from the length rule, but does not exist",
      })),
  ];
}

function lineCount(file: string): number {
  return readFileSync(file, "utf8").trimEnd().split("\n").length;
}
