import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const compressors = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/** One way to send a file; without `encoding` it is sent as it is. */
export interface AssetForm {
  readonly encoding?: "br" | "gzip";
  readonly content: Uint8Array<ArrayBuffer>;
  /** Strong, quotes included. */
  readonly etag: string;
}

/** A file that browsers fetch. */
export interface Asset {
  /** URL path, `/cairn.js`. */
  readonly path: string;
  readonly type: string;
  /** Smallest first; the last one is plain. */
  readonly forms: readonly AssetForm[];
}

/** Files under a folder, by URL path, compressed once and kept until they change on disk. */
export interface AssetFolder {
  /** Undefined when there is none; never leaves the folder. */
  find(path: string): Promise<Asset | undefined>;
  /** A file's text, uncached. */
  text(path: string): Promise<string | undefined>;
}

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};
const COMPRESSIBLE = /^(text\/|application\/json|image\/svg)/;
// Segments of letters, digits, dots, hyphens and underscores that do not begin with a dot: no way out of the folder.
const SAFE_PATH = /^(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/;

/** Serves from `folder`. */
export function createAssetFolder(folder: string): AssetFolder {
  const kept = new Map<string, { readonly version: string; readonly asset: Promise<Asset> }>();

  return {
    async find(path) {
      if (!SAFE_PATH.test(path)) return undefined;
      const file = join(folder, path);
      const found = await stat(file).catch(() => undefined);
      if (!found?.isFile()) return undefined;
      const version = `${found.mtimeMs} ${found.size}`;
      const known = kept.get(path);
      if (known?.version === version) return known.asset;
      const asset = read(file, path);
      kept.set(path, { version, asset });
      asset.catch(() => kept.delete(path));
      return asset;
    },
    async text(path) {
      if (!SAFE_PATH.test(path)) return undefined;
      return readFile(join(folder, path), "utf8").catch(() => undefined);
    },
  };
}

async function read(file: string, path: string): Promise<Asset> {
  const plain: Uint8Array<ArrayBuffer> = new Uint8Array(await readFile(file));
  const type = TYPES[extname(path)] ?? "application/octet-stream";
  const hash = createHash("sha256").update(plain).digest("base64url").slice(0, 22);
  const whole: AssetForm = { content: plain, etag: `"${hash}"` };
  if (!COMPRESSIBLE.test(type)) return { path, type, forms: [whole] };
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  const [br, zipped] = await Promise.all([
    compressors.br(plain, quality),
    compressors.gzip(plain, { level: 9 }),
  ]);
  const forms: readonly AssetForm[] = [
    { encoding: "br", content: new Uint8Array(br), etag: `"${hash}-br"` },
    { encoding: "gzip", content: new Uint8Array(zipped), etag: `"${hash}-gzip"` },
    whole,
  ];
  return { path, type, forms: forms.filter(({ content }) => content.byteLength <= plain.byteLength) };
}
