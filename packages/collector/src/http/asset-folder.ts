import { readFile, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { type Asset, createAsset } from "./asset.ts";

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
      const type = TYPES[extname(path)] ?? "application/octet-stream";
      const asset = readFile(file).then((content) =>
        createAsset(path, type, new Uint8Array(content)),
      );
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
