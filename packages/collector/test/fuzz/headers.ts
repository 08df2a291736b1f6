import * as fc from "fast-check";
import { basic, LIVE_KEY } from "../support/a-collector.ts";

// What may stand in a header at all: the HTTP parser refuses everything else before us.
const printable = fc
  .string({
    unit: fc.constantFrom(..."abzAZ019 \t!#$%&'*+-.^_`|~:;,=/()<>@[]{}?\"\\\u00e9\u00ff"),
    maxLength: 60,
  })
  .map((text) => text.trim());

const NAMES = [
  "content-type",
  "content-encoding",
  "content-length",
  "authorization",
  "origin",
  "referer",
  "cookie",
  "x-forwarded-for",
  "x-forwarded-proto",
  "x-forwarded-host",
  "forwarded",
  "x-retry-count",
  "if-none-match",
  "accept-encoding",
  "expect",
  "user-agent",
];

const VALUES = [
  "application/json",
  "application/json; charset=utf-16",
  "text/plain",
  "text/plain;charset=UTF-8",
  "multipart/form-data",
  "gzip",
  "br",
  "gzip, gzip",
  "identity",
  "-1",
  "0",
  "99999999999999999999",
  "null",
  "https://evil.example",
  "http://localhost:3000",
  "http://collector.example",
  "//",
  "127.0.0.1, 10.0.0.1",
  'for="[::1]";proto=https',
  basic(LIVE_KEY),
  basic("pk_live_unknown"),
  basic("__proto__"),
  "Basic",
  "Basic ====",
  "Bearer a.b.c",
  "Bearer",
  "*",
  'W/"x", "y"',
];

/** Request headers that senders, proxies and attackers set; `authorization` is often left as it should be. */
export const headers: fc.Arbitrary<Record<string, string>> = fc.dictionary(
  fc.constantFrom(...NAMES),
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...VALUES) },
    { weight: 1, arbitrary: printable },
  ),
  { maxKeys: 4 },
);
