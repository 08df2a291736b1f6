import type { ForwardedHeaders, Peer, SeeThrough } from "./trusted-proxies.ts";

const FIELDS: Readonly<Record<string, keyof ForwardedHeaders>> = {
  forwarded: "forwarded",
  "x-forwarded-for": "for",
  "x-forwarded-host": "host",
  "x-forwarded-proto": "proto",
};

/** A request's headers, both as Node keeps them. */
export interface IncomingHeaders {
  /** Name, value, name, value … */
  readonly rawHeaders: string[];
  /** By name in lower case. */
  readonly headers: NodeJS.Dict<string | string[]>;
}

/**
 * Reads who asked, and leaves in the headers (changed in place) only what may be believed: of the forwarding headers one
 * `x-forwarded-proto` and one `x-forwarded-host`, if a trusted proxy sent them.
 */
export function takeForwarded(
  { rawHeaders, headers }: IncomingHeaders,
  socketAddress: string,
  seeThrough: SeeThrough,
): Peer {
  const found: Partial<Record<keyof ForwardedHeaders, string>> = {};
  for (let at = rawHeaders.length - 2; at >= 0; at -= 2) {
    const name = rawHeaders[at] ?? "";
    const field = /^(x-)?forwarded/i.test(name) ? FIELDS[name.toLowerCase()] : undefined;
    if (field === undefined) continue;
    const [, value = ""] = rawHeaders.splice(at, 2);
    delete headers[name.toLowerCase()];
    // Read from the end: what stood earlier comes before.
    found[field] = found[field] === undefined ? value : `${value}, ${found[field]}`;
  }
  const peer = seeThrough(socketAddress, found);
  for (const [name, value] of [
    ["x-forwarded-proto", peer.proto],
    ["x-forwarded-host", peer.host],
  ] as const) {
    if (value === undefined) continue;
    rawHeaders.push(name, value);
    headers[name] = value;
  }
  return peer;
}
