import { Hono } from "hono";
import { withCors } from "../http/cors.ts";
import { publicOrigin } from "../http/public-origin.ts";
import type { Admit } from "./admission.ts";
import { jsonResponse } from "./answer.ts";

/**
 * `GET /projects/:key/settings`: what Segment's browser SDK fetches before it sends. It tells the SDK to send here, and
 * nothing else: no other integration, no sampling of its own metrics.
 */
export function settingsRoutes(admit: Admit, basePath: string): Hono {
  const routes = new Hono();
  routes.get("/projects/:key/settings", async (c) => {
    const admitted = await admit(c.req.raw, { writeKey: c.req.param("key") });
    if (!admitted.ok) return withCors(admitted.failure);
    const { host, protocol } = new URL(publicOrigin(c.req.raw));
    const settings = {
      integrations: {
        "Segment.io": {
          apiKey: admitted.value.key,
          apiHost: `${host}${basePath}/v1`,
          protocol: protocol.slice(0, -1),
          addBundledMetadata: true,
          unbundledIntegrations: [],
        },
      },
      plan: ALL_ALLOWED,
      edgeFunction: {},
      metrics: { sampleRate: 0 },
      analyticsNextEnabled: true,
      legacyVideoPluginsEnabled: false,
      remotePlugins: [],
    };
    const response = jsonResponse(settings);
    response.headers.set("cache-control", "private, max-age=60");
    return withCors(response);
  });
  return routes;
}

const ALL_ALLOWED = {
  track: { __default: { enabled: true, integrations: {} } },
  identify: { __default: { enabled: true } },
  group: { __default: { enabled: true } },
};
