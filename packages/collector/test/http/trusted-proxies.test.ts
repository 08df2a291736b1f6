import { describe, expect, it } from "vitest";
import { takeForwarded } from "../../src/http/forwarded-headers.ts";
import { createSeeThrough, isLoopback } from "../../src/http/trusted-proxies.ts";

const seeThrough = createSeeThrough(["loopback", "10.0.0.0/8", "fd00::/8"]);

describe("who asked", () => {
  it("is the socket's other end where no trusted proxy is", () => {
    const headers = {
      for: "1.2.3.4",
      proto: "https",
      host: "evil.example",
      forwarded: "for=1.1.1.1",
    };
    expect(seeThrough("203.0.113.5", headers)).toEqual({ client: "203.0.113.5" });
  });

  it.each([
    ["198.51.100.1", "198.51.100.1"],
    // What a client made up stands to the left of what its proxy saw.
    ["127.0.0.1, 198.51.100.1", "198.51.100.1"],
    ["198.51.100.1, 10.2.3.4", "198.51.100.1"],
    ["198.51.100.1:4711, [fd00::7]:80", "198.51.100.1"],
    ["10.1.1.1, 10.2.2.2", "10.1.1.1"],
    ["198.51.100.1, rubbish", "127.0.0.1"],
    ["", "127.0.0.1"],
  ])("is read from the right of %j through trusted proxies", (chain, client) => {
    expect(seeThrough("::ffff:127.0.0.1", { for: chain }).client).toBe(client);
  });

  it("is read from Forwarded as RFC 7239 writes it", () => {
    const forwarded =
      'for="[2001:db8::1]:4711";proto=http, for=10.0.0.3;proto=https;host="c.example"';
    expect(seeThrough("127.0.0.1", { forwarded })).toEqual({
      client: "2001:db8::1",
      proto: "https",
      host: "c.example",
    });
  });

  it.each(["for", "proto", "host"])(
    "is read from no Forwarded beside X-Forwarded-%s, which most proxies pass on as clients made it up",
    (name) => {
      const forwarded = "for=198.51.100.1;proto=http;host=evil.example";
      const peer = seeThrough("127.0.0.1", { forwarded, [name]: "https" });
      expect(peer).toEqual({ client: "127.0.0.1", ...(name === "for" ? {} : { [name]: "https" }) });
    },
  );

  it("refuses what is no range, and says which", () => {
    for (const range of ["10.0.0.0/33", "10.0.0/8", "example.com", "::1/129", "10.0.0.0/8/8", ""]) {
      expect(() => createSeeThrough([range])).toThrow("is no address and no range");
    }
  });
});

it("knows this machine's own addresses", () => {
  const all = ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1", "10.0.0.1", "", "localhost"];
  expect(all.map(isLoopback)).toEqual([true, true, true, true, false, false, false]);
});

describe("forwarding headers", () => {
  const sent = [
    ["Host", "c.example"],
    ["X-Forwarded-For", "198.51.100.1"],
    ["X-FORWARDED-PROTO", "https"],
    ["x-forwarded-for", "10.0.0.3"],
    ["X-Forwarded-Host", "cairn.example"],
    ["Accept", "*/*"],
  ];

  const arrive = () => ({
    rawHeaders: sent.flat(),
    headers: Object.fromEntries(sent.map(([name = "", value]) => [name.toLowerCase(), value])),
  });

  it("reach the collector from a trusted proxy, one of each", () => {
    const incoming = arrive();
    expect(takeForwarded(incoming, "127.0.0.1", seeThrough).client).toBe("198.51.100.1");
    const kept = ["Host", "c.example", "Accept", "*/*"];
    const said = ["x-forwarded-proto", "https", "x-forwarded-host", "cairn.example"];
    expect(incoming.rawHeaders).toEqual([...kept, ...said]);
    expect(incoming.headers).toEqual({
      host: "c.example",
      accept: "*/*",
      "x-forwarded-proto": "https",
      "x-forwarded-host": "cairn.example",
    });
  });

  it("of anybody else do not", () => {
    const incoming = arrive();
    expect(takeForwarded(incoming, "203.0.113.5", seeThrough).client).toBe("203.0.113.5");
    expect(incoming.rawHeaders).toEqual(["Host", "c.example", "Accept", "*/*"]);
    expect(incoming.headers).toEqual({ host: "c.example", accept: "*/*" });
  });
});
