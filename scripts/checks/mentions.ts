import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Fault } from "./fault.ts";

// Put together from pieces, so that this file does not mention what it looks for.
const SHARED_FOLDER = ["..", "shared"].join("/");
const MACHINE_FOLDERS = ["work", "root"].map((name) => `(?<![\\w.~-])/${name}/`);
const HOSTS = ["npmjs.org", "npmjs.com", "yarnpkg.com", "npmmirror.com"].map((host) =>
  ["registry", host].join("\\."),
);

const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ["the folder beside this repository", new RegExp(SHARED_FOLDER.replaceAll(".", "\\."))],
  ["a path of one machine", new RegExp(MACHINE_FOLDERS.join("|"))],
  ["a package registry's host", new RegExp(["//registry\\.", ...HOSTS].join("|"))],
];

/** The one file that may say where the reference data lies. */
const MAY_NAME_SHARED = "test/reference-data.ts";

/** Mentions, in `files` (from `root`), of things that mean nothing on another machine. */
export function checkMentions(root: string, files: readonly string[]): readonly Fault[] {
  return files.flatMap((file) => {
    const content = readFileSync(join(root, file));
    // A zero byte means an image or an archive.
    if (content.includes(0)) return [];
    const text = content.toString("utf8");
    return FORBIDDEN.flatMap(([what, pattern]) => {
      const found = pattern.exec(text);
      if (found === null) return [];
      if (file === MAY_NAME_SHARED && found[0] === SHARED_FOLDER) return [];
      const line = text.slice(0, found.index).split("\n").length;
      return [{ file, message: `line ${line} mentions ${what}: ${found[0]}` }];
    });
  });
}

/** The files that git tracks or would add, from `root`. */
export function trackedFiles(root: string): readonly string[] {
  const listing = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  return execFileSync("git", listing, { cwd: root, encoding: "utf8" })
    .split("\0")
    .filter((file) => file !== "" && existsSync(join(root, file)));
}
