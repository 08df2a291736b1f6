import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { repositoryRoot } from "../../../scripts/lib/root.ts";
import { smallPng } from "./small-png.ts";

const references = join(repositoryRoot, "test/visual");
const failures = join(repositoryRoot, "node_modules/.cache/visual");
const isUpdate = process.env["CAIRN_VISUAL"] === "update";

/** Fonts that the references were drawn with, the Latin one first; `npm test` installs them with the browser. */
export const FONTS = ["Liberation Sans", "Noto Sans Arabic"] as const;

// Another release of the same browser smooths an edge otherwise and may round a line's height up.
const COLOUR = 0.2;
const SHARE = 0.004;
const SIZE_PX = 2;

/** Whether this machine has the fonts; without them a picture says nothing. */
export function hasFonts(): boolean {
  return FONTS.every((font) => {
    try {
      return execFileSync("fc-match", [font, "family"], { encoding: "utf8" }).includes(font);
    } catch {
      return false;
    }
  });
}

/**
 * What is wrong with a picture beside `test/visual/NAME.png`; undefined where nothing is. With `CAIRN_VISUAL=update`
 * the picture becomes the reference. A picture that differs is kept with a third that marks where.
 */
export function compareWithReference(name: string, shot: Uint8Array): string | undefined {
  const file = join(references, `${name}.png`);
  const seen = PNG.sync.read(Buffer.from(shot));
  if (isUpdate) {
    const known = existsSync(file) ? PNG.sync.read(readFileSync(file)) : undefined;
    // A picture that only rounds otherwise would be a new file for nothing.
    if (known === undefined || differenceOf(known, seen).share > 0) save(file, seen);
    return undefined;
  }
  if (!existsSync(file)) return `test/visual/${name}.png is missing: run pnpm visual:update`;
  const reference = PNG.sync.read(readFileSync(file));
  const { share, marked } = differenceOf(reference, seen);
  const isOtherSize =
    Math.abs(reference.width - seen.width) > SIZE_PX ||
    Math.abs(reference.height - seen.height) > SIZE_PX;
  if (share <= SHARE && !isOtherSize) return undefined;
  save(join(failures, `${name}.png`), seen);
  save(join(failures, `${name}.difference.png`), marked);
  const sizes = `${seen.width} × ${seen.height}, not ${reference.width} × ${reference.height}`;
  return `${name}: ${(share * 100).toFixed(2)} % of the pixels differ${isOtherSize ? ` (${sizes})` : ""}; see node_modules/.cache/visual/${name}.png`;
}

/** The share of pixels that differ where both pictures are, and where. */
function differenceOf(one: PNG, other: PNG): { readonly share: number; readonly marked: PNG } {
  const width = Math.min(one.width, other.width);
  const height = Math.min(one.height, other.height);
  const cut = (from: PNG) => {
    const part = new PNG({ width, height });
    PNG.bitblt(from, part, 0, 0, width, height, 0, 0);
    return part.data;
  };
  const marked = new PNG({ width, height });
  const pixels = pixelmatch(cut(one), cut(other), marked.data, width, height, {
    threshold: COLOUR,
  });
  return { share: pixels / (width * height), marked };
}

function save(file: string, { width, height, data }: PNG): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, smallPng(width, height, data));
}
