// A host page under a strict content security policy: CAIRN_KEY=pk_test_… node server.mjs
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const { CAIRN_KEY = "", CAIRN_COLLECTOR = "http://127.0.0.1:8787", PORT = "8081" } = process.env;
const read = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const types = { "/app.js": "text/javascript", "/app.css": "text/css" };

const server = createServer((request, response) => {
  if (request.url in types) {
    response.writeHead(200, { "content-type": types[request.url] });
    return response.end(read(`.${request.url}`));
  }
  // A new one for each answer, or it would protect nothing.
  const nonce = randomBytes(16).toString("base64");
  const policy = [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    `connect-src 'self' ${CAIRN_COLLECTOR}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    "object-src 'none'",
    "base-uri 'none'",
  ].join("; ");
  const values = { nonce, key: CAIRN_KEY, collector: CAIRN_COLLECTOR };
  const page = read("./index.html").replace(/%(nonce|key|collector)%/g, (_, name) => values[name]);
  response.writeHead(200, { "content-type": "text/html", "content-security-policy": policy });
  return response.end(page);
});
server.listen(Number(PORT), "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
