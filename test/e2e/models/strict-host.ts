import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";

/** A host page under the strictest policy that Cairn promises to work with. Its inline scripts carry the nonce `n1`. */
export interface StrictHost {
  /** Ends with a slash. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves `page(path)` under every path; `connect` is where the page may send to. */
export async function startStrictHost(
  connect: string,
  page: (path: string) => string,
): Promise<StrictHost> {
  const policy = [
    "default-src 'none'",
    "img-src data:",
    "frame-src 'self'",
    "script-src 'nonce-n1' 'strict-dynamic'",
    "style-src 'self'",
    `connect-src ${connect}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  const server = createServer((request, response) => {
    response.writeHead(200, { "content-type": "text/html", "content-security-policy": policy });
    response.end(page(new URL(request.url ?? "/", "http://host").pathname));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** What a page's policy refused is kept in `violations`, from the first script on. */
export const TELL_VIOLATIONS = `<script nonce="n1">violations=[];addEventListener("securitypolicyviolation",e=>violations.push(e.violatedDirective+" "+e.blockedURI))</script>`;

/** What the page complains of in its console, from now on. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}
