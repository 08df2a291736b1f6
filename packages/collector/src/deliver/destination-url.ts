import { fail, ok, type Result } from "@cairn/core";
import { type AllowedNetworks, placeOf } from "./address.ts";

const MOST_LENGTH = 2_000;
// Below are mail, databases and other services that take what is posted for something else.
const LOWEST_FREE_PORT = 1024;
const LOOPBACK = "127.0.0.0/8";

/** Reads the address of a receiver; the failure says what to write instead. Names are judged when they are resolved. */
export function parseDestinationUrl(
  written: unknown,
  allowed: AllowedNetworks,
): Result<string, string> {
  if (typeof written !== "string" || written.length > MOST_LENGTH || !URL.canParse(written)) {
    return fail("url is an address such as https://hooks.example/cairn");
  }
  const url = new URL(written);
  const literal = addressIn(url);
  const isPrivate = literal !== undefined && placeOf(literal, allowed) === "private";
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return fail(`url begins with https://, found ${url.protocol}//`);
  }
  if (url.protocol === "http:" && allowed.length === 0 && !isPrivate) {
    const how = url.hostname === "localhost" ? `. ${howToAllow(LOOPBACK)}` : "";
    return fail(`url begins with https: http is taken for allowed private networks only${how}`);
  }
  if (url.username !== "" || url.password !== "") {
    return fail("url holds no user name or password: receivers trust the signature");
  }
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  if (port < LOWEST_FREE_PORT && port !== 80 && port !== 443) {
    return fail(`url uses port 443, 80 or one from ${LOWEST_FREE_PORT} on, found ${port}`);
  }
  if (literal !== undefined && isPrivate) {
    const network = literal.startsWith("127.") ? LOOPBACK : literal;
    return fail(
      `url leads to ${literal}, which is not on the open internet. ${howToAllow(network)}`,
    );
  }
  url.hash = "";
  return ok(url.href);
}

/** What an operator does who runs a receiver inside. */
function howToAllow(network: string): string {
  return `To allow it, give --webhooks-allow-private ${network} to cairn serve, and to cairn webhooks as well`;
}

/** The address that stands in a URL in place of a name. `URL` has made every spelling of it the usual one. */
export function addressIn(url: URL): string | undefined {
  const host = url.hostname;
  if (host.startsWith("[")) return host.slice(1, -1);
  return /^[\d.]+$/.test(host) ? host : undefined;
}
