import { expect, it } from "vitest";
import type { RequestLine } from "../../src/http/request-line.ts";
import { aCollector, aTrack, basic, ORIGIN } from "../support/a-collector.ts";

const KEY = "pk_live_0123456789abcdef";
const origin = "https://shop.example";
const body = { batch: [aTrack("m1")] };

async function lineOf(
  path: string,
  sent: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<RequestLine> {
  const lines: RequestLine[] = [];
  const collector = await aCollector({ onRequest: (line) => lines.push(line) });
  const { access } = collector.context.registry;
  await access.putWriteKey({ key: KEY, environment: "live", origins: [ORIGIN], createdAtMs: 0 });
  await collector.post(path, sent, { headers });
  expect(lines).toHaveLength(1);
  return lines[0]!;
}

it("says of a refused sending why, from which page and with which key, by its ending", async () => {
  const unknown = basic("pk_live_unknown_9f3c");
  expect(await lineOf("/v1/batch", body, { authorization: unknown, origin })).toMatchObject({
    status: 401,
    code: "unknown-key",
    origin,
    key: "9f3c",
  });
  expect(await lineOf("/v1/batch", body, { authorization: basic(KEY), origin })).toMatchObject({
    status: 403,
    code: "origin-not-allowed",
    origin,
    key: "cdef",
  });
  expect(await lineOf("/v1/batch", "{", { authorization: basic(KEY) })).toMatchObject({
    status: 400,
    code: "malformed",
    key: "cdef",
  });
  const inBody = { ...body, writeKey: "pk_live_unknown_9f3c" };
  expect(await lineOf("/v1/batch", inBody, { authorization: "" })).toMatchObject({
    status: 401,
    code: "unknown-key",
    key: "9f3c",
  });
});

it("writes nothing down of a key so short that its ending would be most of it", async () => {
  const line = await lineOf("/v1/batch", body, { authorization: basic("secret") });
  expect(line).toMatchObject({ status: 401, code: "unknown-key" });
  expect(line).not.toHaveProperty("key");
});
