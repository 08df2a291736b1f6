import { fail, ok, type Result } from "@cairn/core";
import { type AllowedNetworks, placeOf } from "./address.ts";

const MOST_LENGTH = 2_000;
// Below are mail, databases and other services that take what is posted for something else.
const LOWEST_FREE_PORT = 1024;

/** Reads the address of a receiver; the failure says what to write instead. Names are judged when they are resolved. */
export function parseDestinationUrl(
  written: unknown,
  allowed: AllowedNetworks,
): Result<string, string> {
  if (typeof written !== "string" || written.length > MOST_LENGTH || !URL.canParse(written)) {
    return fail("url is an address such as https://hooks.example/cairn");
  }
  const url = new URL(written);
  if (url.protocol !== "https:" && (url.protocol !== "http:" || allowed.length === 0)) {
    return fail("url begins with https: http is taken for allowed private networks only");
  }
  if (url.username !== "" || url.password !== "") {
    return fail("url holds no user name or password: receivers trust the signature");
  }
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  if (port < LOWEST_FREE_PORT && port !== 80 && port !== 443) {
    return fail(`url uses port 443, 80 or one from ${LOWEST_FREE_PORT} on, found ${port}`);
  }
  const literal = addressIn(url);
  if (literal !== undefined && placeOf(literal, allowed) === "private") {
    return fail(`url leads to ${literal}, which is not on the open internet. ${HOW_TO_ALLOW}`);
  }
  url.hash = "";
  return ok(url.href);
}

/** What an operator does who runs a receiver inside. */
export const HOW_TO_ALLOW = "Private networks are allowed with --webhooks-allow-private.";

/** The address that stands in a URL in place of a name. `URL` has made every spelling of it the usual one. */
export function addressIn(url: URL): string | undefined {
  const host = url.hostname;
  if (host.startsWith("[")) return host.slice(1, -1);
  return /^[\d.]+$/.test(host) ? host : undefined;
}
