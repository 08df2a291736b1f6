import type { CairnOptions } from "./cairn.ts";

/** Reads `init` options from a script tag's `data-*` attributes; the collector is where the script is from. */
export function optionsOf(data: DOMStringMap, source: string): CairnOptions {
  const { key, collector, consent, locale, dir, nonce, autocapture, redact, gpc, debug, off } =
    data;
  const own = source && new URL(".", source).href;
  const options: Record<string, unknown> = {
    consent,
    locale,
    dir,
    nonce,
    gpc,
    cookieDomain: data["cookieDomain"],
    autocapture: autocapture === undefined ? undefined : parseAutocapture(autocapture),
    redact: redact?.split(/[\s,]+/).filter(Boolean),
  };
  for (const name of Object.keys(options)) if (options[name] === undefined) delete options[name];
  return {
    ...options,
    key: key ?? "",
    collector: collector ?? own,
    debug: isOn(debug),
    off: isOn(off),
  };
}

// `data-autocapture="clicks forms"` names what is on.
function parseAutocapture(text: string): CairnOptions["autocapture"] {
  if (text === "false" || text === "off") return false;
  if (text === "" || text === "true") return true;
  const has = (part: string) => text.includes(part);
  return { clicks: has("clicks"), forms: has("forms"), frustration: has("frustration") };
}

function isOn(text: string | undefined): boolean {
  return text !== undefined && text !== "false";
}
