import { type Result, fail, ok } from "@cairn/core";

/**
 * An origin as browsers send it, from what a person typed: `https://App.example/` is `https://app.example`. `*` is any.
 * The failure is a sentence that says what to write instead.
 */
export function readOrigin(typed: string): Result<string, string> {
  const text = typed.trim();
  if (text === "*") return ok(text);
  if (text === "") return fail("Give an address such as https://app.example, or remove this line.");
  if (text.includes("*")) {
    return fail("A * inside an address matches nothing. Name each address, or * alone for any.");
  }
  if (!/^https?:\/\//i.test(text)) {
    const scheme = LOOPBACK.test(text) ? "http" : "https";
    const guess = text.includes("://") ? undefined : originOf(`${scheme}://${text}`);
    return fail(`Begin with https:// or http://${guess === undefined ? "." : `: ${guess}`}`);
  }
  const origin = originOf(text);
  if (origin === undefined)
    return fail("This is no address. Write one such as https://app.example");
  const { pathname, search, hash, username } = new URL(text);
  const hasMore = pathname !== "/" || search !== "" || hash !== "" || username !== "";
  return hasMore ? fail(`Leave away what follows the host: ${origin}`) : ok(origin);
}

const LOOPBACK = /^(localhost|127\.|\[::1\])/;

function originOf(text: string): string | undefined {
  return URL.canParse(text) ? new URL(text).origin : undefined;
}
