import { Hono } from "hono";
import { assetResponse } from "../http/asset.ts";
import type { AssetFolder } from "../http/asset-folder.ts";
import { problemResponse } from "../http/problem.ts";

const SECURITY = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: https:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; "),
  "cross-origin-opener-policy": "same-origin",
  "referrer-policy": "no-referrer",
};

const ICON_CACHE = { "cache-control": "public, max-age=86400" };

/** `GET /studio/*`: the studio's files; any other path under it is one of its screens. */
export function studioRoutes(assets: AssetFolder, basePath: string): Hono {
  const routes = new Hono();
  // Browsers ask for it by themselves; without an answer every page would log an error.
  routes.get("/favicon.ico", () => new Response(null, { status: 204, headers: ICON_CACHE }));
  routes.get("/studio", (c) => c.redirect(`${basePath}/studio/`, 301));
  routes.get("/studio/*", async (c) => {
    const pathname = c.req.path;
    const asset =
      (await assets.find(pathname)) ??
      (pathname.includes(".") ? undefined : await assets.find("/studio/index.html"));
    if (asset !== undefined) return assetResponse(c.req.raw, asset, SECURITY);
    const detail = "The studio was not built, or has no such file. Run `pnpm build`.";
    return problemResponse("not-found", detail);
  });
  return routes;
}
