import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Group } from "./groups.ts";

/** One file that a browser may fetch, with what it costs to fetch it. Sizes are bytes. */
export interface Artefact {
  /** Absolute from the origin: `/cairn/engine-….js`. */
  readonly path: string;
  /** What it is, free of hashes: `cairn`, `engine`, `checklist`, `locales/ar`, or `shared`. */
  readonly name: string;
  readonly group: Group;
  readonly minified: number;
  readonly gzip: number;
  readonly brotli: number;
  /** Paths of the artefacts that load together with it. */
  readonly imports: readonly string[];
  /** Whether it is one guide kind's own chunk, which has a budget of its own. */
  readonly isKind: boolean;
}

/** The bytes of `content` as minified, gzipped and brotli-compressed at the highest levels. */
export function measure(content: Uint8Array): Pick<Artefact, "minified" | "gzip" | "brotli"> {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  return {
    minified: content.byteLength,
    gzip: gzipSync(content, { level: 9 }).byteLength,
    brotli: brotliCompressSync(content, quality).byteLength,
  };
}
