import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { matchesEtag } from "./etag.ts";

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

const COMPRESSIBLE = /^(text\/|application\/json|image\/svg)/;

/** `content` in each form that is worth sending, compressed as small as it gets. */
export async function createAsset(
  path: string,
  type: string,
  content: Uint8Array<ArrayBuffer>,
): Promise<Asset> {
  const hash = createHash("sha256").update(content).digest("base64url").slice(0, 22);
  const whole: AssetForm = { content, etag: `"${hash}"` };
  if (!COMPRESSIBLE.test(type)) return { path, type, forms: [whole] };
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  const [br, zipped] = await Promise.all([
    compressors.br(content, quality),
    compressors.gzip(content, { level: 9 }),
  ]);
  const forms: readonly AssetForm[] = [
    { encoding: "br", content: new Uint8Array(br), etag: `"${hash}-br"` },
    { encoding: "gzip", content: new Uint8Array(zipped), etag: `"${hash}-gzip"` },
    whole,
  ];
  const limit = content.byteLength;
  return {
    path,
    type,
    forms: forms.filter((form) => form === whole || form.content.byteLength < limit),
  };
}

// A file with a content hash in its name never changes; every other one is asked for again, cheaply.
const HASHED_NAME = /-[A-Z0-9]{8}\.\w+$/;

/** A file in the smallest form that the requester takes, or 304. */
export function assetResponse(
  request: Request,
  asset: Asset,
  extra: Readonly<Record<string, string>>,
): Response {
  const accepted = request.headers.get("accept-encoding") ?? "";
  const form = asset.forms.find(
    ({ encoding }) => encoding === undefined || accepts(accepted, encoding),
  );
  // A cache that holds another form of the same content holds the content.
  const held = asset.forms.find((one) => matchesEtag(request, one.etag));
  const headers: Record<string, string> = {
    ...extra,
    "content-type": asset.type,
    "cache-control": HASHED_NAME.test(asset.path)
      ? "public, max-age=31536000, immutable"
      : "no-cache",
    etag: (held ?? form)?.etag ?? "",
    vary: "accept-encoding",
    "x-content-type-options": "nosniff",
  };
  if (held !== undefined) return new Response(null, { status: 304, headers });
  if (form?.encoding !== undefined) headers["content-encoding"] = form.encoding;
  return new Response(form?.content ?? null, { headers });
}

function accepts(header: string, encoding: string): boolean {
  return header.split(",").some((one) => {
    const [name, ...parameters] = one.split(";").map((part) => part.trim());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
