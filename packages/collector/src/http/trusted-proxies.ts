import { BlockList, isIP } from "node:net";

/** Who asked, and under which name, once proxies are seen through. */
export interface Peer {
  /** Address of the one who asked. */
  readonly client: string;
  /** What the outermost trusted proxy was asked over and for, where it says so. */
  readonly proto?: "http" | "https";
  readonly host?: string;
}

/** What proxies may say of a request. Lists as they came; each proxy adds to the end. */
export interface ForwardedHeaders {
  readonly forwarded?: string;
  readonly for?: string;
  readonly proto?: string;
  readonly host?: string;
}

/** Reads who asked, from the socket's address and, where that is a trusted proxy's, from what the proxy says. */
export type SeeThrough = (socketAddress: string, headers: ForwardedHeaders) => Peer;

/**
 * Trusts the proxies at `ranges`: addresses, CIDR ranges, or "loopback". Throws a `TypeError` that names the range
 * which is none.
 */
export function createSeeThrough(ranges: readonly string[]): SeeThrough {
  const trusted = new BlockList();
  for (const range of ranges.flatMap((one) => (one === "loopback" ? LOOPBACK : [one]))) {
    addRange(trusted, range);
  }
  return (socketAddress, headers) => {
    const socket = plainAddress(socketAddress);
    if (!holds(trusted, socket)) return { client: socket };
    const said = isForwardedTheirs(headers) ? readForwarded(headers.forwarded) : undefined;
    const hops = said?.for ?? list(headers.for);
    const proto = (said?.proto ?? list(headers.proto).at(-1))?.toLowerCase();
    const host = said?.host ?? list(headers.host).at(-1);
    return {
      client: outermost(hops, socket, trusted),
      ...(proto === "http" || proto === "https" ? { proto } : {}),
      ...(host === undefined ? {} : { host }),
    };
  };
}

/**
 * Whether `Forwarded` is the proxy's word. One that writes `X-Forwarded-*` (nginx, Caddy, Traefik, most others) passes a
 * `Forwarded` on as the client made it up.
 */
function isForwardedTheirs(
  headers: ForwardedHeaders,
): headers is ForwardedHeaders & { readonly forwarded: string } {
  const { forwarded, for: chain, proto, host } = headers;
  return forwarded !== undefined && [chain, proto, host].every((one) => one === undefined);
}

const LOOPBACK = ["127.0.0.0/8", "::1/128"];
const loopback = new BlockList();
for (const range of LOOPBACK) addRange(loopback, range);

/** Whether an address is this machine's own. */
export function isLoopback(address: string): boolean {
  return holds(loopback, plainAddress(address));
}

/** From the right, the first address that is no trusted proxy's: what stands left of it anybody can make up. */
function outermost(hops: readonly string[], socket: string, trusted: BlockList): string {
  let client = socket;
  for (const hop of hops.toReversed()) {
    const address = plainAddress(hop);
    if (isIP(address) === 0) return client;
    client = address;
    if (!holds(trusted, address)) return client;
  }
  return client;
}

function addRange(to: BlockList, range: string): void {
  const [address = "", bits, ...rest] = range.split("/");
  const version = isIP(address);
  const most = version === 6 ? 128 : 32;
  const prefix = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : NaN;
  if (version === 0 || rest.length > 0 || !(prefix >= 0 && prefix <= most)) {
    throw new TypeError(`${range} is no address and no range such as 10.0.0.0/8`);
  }
  to.addSubnet(address, prefix, version === 6 ? "ipv6" : "ipv4");
}

function holds(ranges: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && ranges.check(address, version === 6 ? "ipv6" : "ipv4");
}

/** Without port, brackets and the prefix of an IPv4 address in an IPv6 socket. */
function plainAddress(written: string): string {
  const [, inBrackets] = /^\[([^\]]+)\](?::\d+)?$/.exec(written) ?? [];
  const [, withPort] = /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(written) ?? [];
  return (inBrackets ?? withPort ?? written).replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
}

function list(header: string | undefined): readonly string[] {
  return header === undefined ? [] : header.split(",").map((one) => one.trim());
}

const PAIR = /(?:^|[;,])\s*(for|proto|host)=(?:"([^"]*)"|([^;,\s]*))/gi;

/** `Forwarded: for=192.0.2.60;proto=https;host=example.com, for=…` (RFC 7239). */
function readForwarded(header: string): {
  readonly for: readonly string[];
  readonly proto: string | undefined;
  readonly host: string | undefined;
} {
  const pairs = [...header.matchAll(PAIR)].map(([, name = "", quoted, bare = ""]) => ({
    name: name.toLowerCase(),
    value: quoted ?? bare,
  }));
  const values = (wanted: string): readonly string[] =>
    pairs.filter(({ name }) => name === wanted).map(({ value }) => value);
  return { for: values("for"), proto: values("proto").at(-1), host: values("host").at(-1) };
}
