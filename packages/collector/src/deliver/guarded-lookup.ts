import { lookup, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { promisify } from "node:util";
import { type AllowedNetworks, placeOf } from "./address.ts";

/** Addresses of a name. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

const lookupAll = promisify(lookup);
/** The system's own resolver, with its hosts file. */
export const resolveBySystem: Resolve = (hostname) => lookupAll(hostname, { all: true });

/** A connection that is not made because of where it leads. */
export class AddressNotAllowed extends Error {
  override readonly name = "AddressNotAllowed";
}

/** Throws `AddressNotAllowed` unless a connection of this kind may be made to the address. */
export function checkAddress(
  address: string,
  isEncrypted: boolean,
  allowed: AllowedNetworks,
): void {
  const place = placeOf(address, allowed);
  if (place === "private") {
    throw new AddressNotAllowed(`${address} is not on the open internet`);
  }
  if (!isEncrypted && place !== "allowed") {
    throw new AddressNotAllowed(`${address} is reached over https only`);
  }
}

/**
 * The lookup of a socket: it connects to the very addresses that are judged here, so that a name which answers
 * otherwise the next time (DNS rebinding) gains nothing. One bad address refuses them all.
 */
export function guardedLookup(
  resolve: Resolve,
  isEncrypted: boolean,
  allowed: AllowedNetworks,
): LookupFunction {
  async function judged(hostname: string): Promise<readonly LookupAddress[]> {
    const found = await resolve(hostname);
    for (const { address } of found) checkAddress(address, isEncrypted, allowed);
    return found;
  }
  const answer: LookupFunction = async (hostname, options, callback) => {
    try {
      const found = await judged(hostname);
      const [first] = found;
      if (first === undefined) callback(new Error(`${hostname} has no address`), "");
      else if (options.all) callback(null, [...found]);
      else callback(null, first.address, first.family);
    } catch (error) {
      callback(error as Error, "");
    }
  };
  return answer;
}
