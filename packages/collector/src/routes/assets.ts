import { Hono } from "hono";
import { matchesEtag } from "../http/etag.ts";
import { problemResponse } from "../http/problem.ts";
import type { Asset, AssetFolder } from "../http/asset-folder.ts";

/** Host pages of any origin load these, under a cross-origin embedder policy too. */
const PUBLIC = {
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
};
// A file with a content hash in its name never changes; every other one is asked for again, cheaply.
const HASHED_NAME = /-[A-Z0-9]{8}\.\w+$/;

/** `GET /cairn.js` and `/cairn/*`: what the script tag leads to. */
export function assetRoutes(assets: AssetFolder): Hono {
  const routes = new Hono();
  const serve = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const asset = await assets.find(pathname);
    if (asset === undefined) {
      const detail = `There is no ${pathname.slice(0, 200)} in this build of Cairn.`;
      return problemResponse("not-found", detail, { headers: PUBLIC });
    }
    return assetResponse(request, asset, PUBLIC);
  };
  routes.get("/cairn.js", (c) => serve(c.req.raw));
  routes.get("/cairn/*", (c) => serve(c.req.raw));
  return routes;
}

/** A file in the smallest form that the requester takes, or 304. */
export function assetResponse(
  request: Request,
  asset: Asset,
  extra: Readonly<Record<string, string>>,
): Response {
  const accepted = request.headers.get("accept-encoding") ?? "";
  const form = asset.forms.find(({ encoding }) => encoding === undefined || accepts(accepted, encoding));
  const etag = form?.etag ?? "";
  const headers: Record<string, string> = {
    ...extra,
    "content-type": asset.type,
    "cache-control": HASHED_NAME.test(asset.path)
      ? "public, max-age=31536000, immutable"
      : "no-cache",
    etag,
    vary: "accept-encoding",
    "x-content-type-options": "nosniff",
  };
  if (matchesEtag(request, etag)) return new Response(null, { status: 304, headers });
  if (form?.encoding !== undefined) headers["content-encoding"] = form.encoding;
  return new Response(form?.content ?? null, { headers });
}

function accepts(header: string, encoding: string): boolean {
  return header.split(",").some((one) => {
    const [name, ...parameters] = one.split(";").map((part) => part.trim());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
