import { getPath } from "hono/utils/url";

// What watches the process asks without knowing where a proxy mounts it.
const EVERYWHERE = new Set(["/healthz", "/readyz", "/metrics"]);

/**
 * The path of a request as the routes know it, with `basePath` ("" or "/cairn") taken off. A path outside of it becomes
 * one that no route has.
 */
export function pathWithin(basePath: string): (request: Request) => string {
  if (basePath === "") return getPath;
  return (request) => {
    const path = getPath(request);
    if (EVERYWHERE.has(path)) return path;
    if (path === basePath) return "/";
    return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : `/outside/${path}`;
  };
}

/** A base path as it is used: begins with a slash, ends without one; undefined when it is no path. */
export function readBasePath(written: string): string | undefined {
  const path = `/${written}`.replaceAll(/\/+/g, "/").replace(/\/$/, "");
  return /^(\/[A-Za-z0-9._~-]+)*$/.test(path) && !/\/\.{1,2}(\/|$)/.test(path) ? path : undefined;
}
