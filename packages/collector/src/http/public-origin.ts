/**
 * The collector's origin as this request's browser knows it: `https://cairn.example`. A proxy in front may end TLS and
 * rename the host; its headers are believed, because the HTTP server lets them through from trusted proxies only.
 */
export function publicOrigin(request: Request): string {
  const { protocol } = new URL(request.url);
  const isSecure = protocol === "https:" || request.headers.get("x-forwarded-proto") === "https";
  return `${isSecure ? "https" : "http"}://${publicHost(request)}`;
}

/** Its host, with the port where it is not the usual one: `cairn.example`, `localhost:8787`. */
export function publicHost(request: Request): string {
  const { host } = new URL(request.url);
  const forwarded = request.headers.get("x-forwarded-host");
  if (forwarded === null || !URL.canParse(`http://${forwarded}`)) return host;
  return new URL(`http://${forwarded}`).host;
}
