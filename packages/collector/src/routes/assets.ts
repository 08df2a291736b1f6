import { type Context, Hono } from "hono";
import { assetResponse } from "../http/asset.ts";
import { problemResponse } from "../http/problem.ts";
import type { AssetFolder } from "../http/asset-folder.ts";
import { jsonResponse } from "./answer.ts";

/** Host pages of any origin load these, under a cross-origin embedder policy too. */
const PUBLIC = {
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
};

/** `GET /cairn.js` and `/cairn/*`: what the script tag leads to. */
export function assetRoutes(assets: AssetFolder, basePath: string): Hono {
  const routes = new Hono();
  const serve = async ({ req }: Context): Promise<Response> => {
    const asset = await assets.find(req.path);
    if (asset !== undefined) return assetResponse(req.raw, asset, PUBLIC);
    const detail = `There is no ${req.path.slice(0, 200)} in this build of Cairn.`;
    return problemResponse("not-found", detail, { headers: PUBLIC });
  };
  routes.get("/cairn.js", serve);
  if (basePath !== "") {
    routes.get("/cairn/manifest.json", async (c) => {
      const manifest = await assets.text("/cairn/manifest.json");
      return manifest === undefined ? serve(c) : movedManifest(manifest, basePath);
    });
  }
  routes.get("/cairn/*", serve);
  return routes;
}

/** The manifest's paths are absolute from the origin: behind a base path they begin with it. */
function movedManifest(manifest: string, basePath: string): Response {
  const entries = JSON.parse(manifest) as readonly { readonly path: string }[];
  const moved = entries.map((entry) => ({ ...entry, path: basePath + entry.path }));
  const response = jsonResponse(moved);
  for (const [name, value] of Object.entries(PUBLIC)) response.headers.set(name, value);
  response.headers.set("cache-control", "no-cache");
  return response;
}
