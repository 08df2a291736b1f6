import type { Environment } from "@cairn/core/api";

/** What the handlers of a request learned about it, as far as it may be written down. */
export interface RequestFacts {
  readonly environment?: Environment;
  /** The last four characters of the key that it came with. */
  readonly key?: string;
  readonly accepted?: number;
  readonly duplicates?: number;
  readonly rejected?: number;
  /** Why it was refused: the code of the answer. */
  readonly code?: string;
  /** Where a refused page stands, at most 200 characters. */
  readonly origin?: string;
}

/** What became of a request: never its body, a whole key, a token, a cookie or a query. */
export interface RequestLine extends RequestFacts {
  /** Sent along as `x-request-id` where the request failed. */
  readonly id: string;
  readonly method: string;
  readonly route: RouteClass;
  readonly status: number;
  readonly durationMs: number;
  /** Address of who asked, where it is known. */
  readonly client?: string;
}

/** Kinds of routes, few enough to count each by itself. */
export type RouteClass =
  | "ingest"
  | "guidebook"
  | "state"
  | "settings"
  | "assets"
  | "api"
  | "studio"
  | "demo"
  | "health"
  | "metrics"
  | "other";

/** The kind of a path, the base path taken off. */
export function routeClassOf(path: string): RouteClass {
  const [first = "", second = ""] = path.slice(1).split("/", 2);
  switch (first) {
    case "v1":
      if (second === "guidebook" || second === "state") return second;
      return second === "projects" ? "settings" : "ingest";
    case "cairn.js":
    case "cairn":
      return "assets";
    case "api":
    case "studio":
    case "demo":
    case "metrics":
      return first;
    case "healthz":
    case "readyz":
      return "health";
    default:
      return "other";
  }
}
