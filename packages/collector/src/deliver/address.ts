import ipaddr from "ipaddr.js";

/** Addresses that are let through although they are not public. */
export type AllowedNetworks = readonly ReturnType<typeof ipaddr.parseCIDR>[];

/** Reads networks such as `10.0.0.0/8` or `192.168.1.7`; undefined when one is none. */
export function parseNetworks(written: readonly string[]): AllowedNetworks | undefined {
  try {
    return written.map((text) => {
      if (text.includes("/")) return ipaddr.parseCIDR(text);
      const address = ipaddr.parse(text);
      return [address, address.kind() === "ipv4" ? 32 : 128];
    });
  } catch {
    return undefined;
  }
}

/** Where an address leads: "private" is everything that is not the open internet. */
export function placeOf(
  address: string,
  allowed: AllowedNetworks,
): "public" | "allowed" | "private" {
  // `%eth0` is a zone of this machine.
  if (!ipaddr.isValid(address) || address.includes("%")) return "private";
  const plain = ipaddr.process(address);
  const isAllowed = allowed.some(
    ([network, bits]) => network.kind() === plain.kind() && plain.match([network, bits] as never),
  );
  if (isAllowed) return "allowed";
  return isPublic(plain) ? "public" : "private";
}

// Of IPv6 only 2000::/3 is given out as global unicast (RFC 4291).
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");
// Azure's host answers here in every virtual machine, though the address looks public.
const PUBLIC_IN_NAME_ONLY: ReadonlySet<string> = new Set(["168.63.129.16"]);

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== "unicast" || PUBLIC_IN_NAME_ONLY.has(address.toString())) return false;
  return address instanceof ipaddr.IPv4 || address.match(GLOBAL_UNICAST);
}
