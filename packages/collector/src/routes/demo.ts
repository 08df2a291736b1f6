import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { assetResponse } from "../http/asset.ts";
import type { AssetFolder } from "../http/asset-folder.ts";
import { problemResponse } from "../http/problem.ts";

/** The policy that Cairn promises to work under; the demo is the standing proof. */
function securityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
  ].join("; ");
}

/** `GET /demo/*`: the demo SaaS, with Cairn's script tag filled in for `key`. */
export function demoRoutes(
  assets: AssetFolder,
  { key, basePath }: { readonly key: string; readonly basePath: string },
): Hono {
  const routes = new Hono();
  routes.get("/demo", (c) => c.redirect(`${basePath}/demo/`, 301));
  routes.get("/demo/*", async (c) => {
    const pathname = c.req.path;
    const isPage = pathname.endsWith("/index.html") || !pathname.includes(".");
    const asset = isPage ? undefined : await assets.find(pathname);
    if (asset !== undefined) return assetResponse(c.req.raw, asset, {});
    const template = isPage ? await assets.text("/demo/index.html") : undefined;
    if (template === undefined) {
      const detail = "The demo was not built, or has no such file. Run `pnpm build`.";
      return problemResponse("not-found", detail);
    }
    const nonce = randomBytes(16).toString("base64url");
    const stub = await assets.text("/demo/stub.js");
    const stubTag = stub === undefined ? "" : `<script nonce="${nonce}">${stub}</script>`;
    const page = template.replaceAll('"/demo/', `"${basePath}/demo/`);
    return new Response(
      fill(page, { SCRIPT: `${basePath}/cairn.js`, KEY: key, STUB: stubTag, NONCE: nonce }),
      {
        headers: {
          "content-type": "text/html; charset=utf-8",
          "cache-control": "no-cache",
          "content-security-policy": securityPolicy(nonce),
        },
      },
    );
  });
  return routes;
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/%(?:CAIRN_)?(SCRIPT|KEY|STUB|NONCE)%/g, (found, name: string) => {
    return values[name] ?? found;
  });
}
