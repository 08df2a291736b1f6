import { Hono } from "hono";
import { assetResponse } from "../http/asset.ts";
import { credentialsOf } from "../http/auth.ts";
import { withCors } from "../http/cors.ts";
import type { LiveGuidebook } from "../project/live-guidebook.ts";
import type { Admit } from "./admission.ts";

/** `GET /guidebook?key=&locale=`: what is published in the key's environment, for browsers, revalidated on each use so that a pause works. */
export function guidebookRoutes(admit: Admit, guidebook: LiveGuidebook): Hono {
  const routes = new Hono();
  routes.get("/guidebook", async (c) => {
    const request = c.req.raw;
    const admitted = await admit(request, credentialsOf(request));
    if (!admitted.ok) return withCors(admitted.failure);
    const asset = await guidebook.forBrowser(
      c.req.query("locale")?.slice(0, 35),
      admitted.value.environment,
    );
    return withCors(assetResponse(request, asset, {}));
  });
  return routes;
}
