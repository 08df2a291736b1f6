import { Hono } from "hono";
import { assetResponse } from "../http/asset.ts";
import { problemResponse } from "../http/problem.ts";
import type { AssetFolder } from "../http/asset-folder.ts";

/** Host pages of any origin load these, under a cross-origin embedder policy too. */
const PUBLIC = {
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
};
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
