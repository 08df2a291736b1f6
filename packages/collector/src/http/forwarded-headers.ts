import type { ForwardedHeaders, Peer, SeeThrough } from "./trusted-proxies.ts";

const FIELDS: Readonly<Record<string, keyof ForwardedHeaders>> = {
  forwarded: "forwarded",
  "x-forwarded-for": "for",
  "x-forwarded-host": "host",
  "x-forwarded-proto": "proto",
};

/**
 * Reads who asked, and leaves in `rawHeaders` (name, value, name, value …, changed in place) only what may be believed:
 * of the forwarding headers one `x-forwarded-proto` and one `x-forwarded-host`, if a trusted proxy sent them.
 */
export function takeForwarded(
  rawHeaders: string[],
  socketAddress: string,
  seeThrough: SeeThrough,
): Peer {
  const found: Partial<Record<keyof ForwardedHeaders, string>> = {};
  for (let at = rawHeaders.length - 2; at >= 0; at -= 2) {
    const name = rawHeaders[at] ?? "";
    const field = /^(x-)?forwarded/i.test(name) ? FIELDS[name.toLowerCase()] : undefined;
    if (field === undefined) continue;
    const [, value = ""] = rawHeaders.splice(at, 2);
    // Read from the end: what stood earlier comes before.
    found[field] = found[field] === undefined ? value : `${value}, ${found[field]}`;
  }
  const peer = seeThrough(socketAddress, found);
  if (peer.proto !== undefined) rawHeaders.push("x-forwarded-proto", peer.proto);
  if (peer.host !== undefined) rawHeaders.push("x-forwarded-host", peer.host);
  return peer;
}
