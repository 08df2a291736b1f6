import { parseNetworks } from "./address.ts";
import { resolveBySystem } from "./guarded-lookup.ts";
import type { Network } from "./post.ts";

// As Standard Webhooks proposes: receivers are told to answer first and work afterwards.
const TIMEOUT_MS = 15_000;

/** The real network, with private networks that are let through. Throws on one that is none. */
export function openNetwork(allowPrivate: readonly string[] = []): Network {
  const allowed = parseNetworks(allowPrivate);
  if (allowed === undefined) {
    throw new TypeError(`${allowPrivate.join(", ")} are no networks such as 10.0.0.0/8`);
  }
  return { resolve: resolveBySystem, allowed, timeoutMs: TIMEOUT_MS };
}
