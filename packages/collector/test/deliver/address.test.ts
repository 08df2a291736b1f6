import { describe, expect, it } from "vitest";
import { parseNetworks, placeOf } from "../../src/deliver/address.ts";
import { parseDestinationUrl } from "../../src/deliver/destination-url.ts";
import { type Network, post } from "../../src/deliver/post.ts";
import { aReceiver } from "./a-receiver.ts";

const LOOPBACK = parseNetworks(["127.0.0.0/8"])!;

describe("an address given as the receiver", () => {
  it.each([
    "https://127.0.0.1/",
    "https://127.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0177.0.0.1/",
    "https://127.0.0.1./",
    "https://0.0.0.0/",
    "https://0/",
    "https://10.1.2.3/",
    "https://172.16.0.1/",
    "https://192.168.1.1/",
    "https://100.64.0.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://168.63.129.16/",
    "https://192.0.0.192/",
    "https://198.18.0.1/",
    "https://224.0.0.1/",
    "https://255.255.255.255/",
    "https://[::1]/",
    "https://[::]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://[::127.0.0.1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[2002:7f00:1::]/",
    "https://[fd00:ec2::254]/",
    "https://[fe80::1]/",
    "https://[fec0::1]/",
    "https://[ff02::1]/",
    "https://[2001:db8::1]/",
    "https://[4000::1]/",
  ])("%s is refused where it is not on the open internet", (url) => {
    const parsed = parseDestinationUrl(url, []);
    expect(parsed).toMatchObject({ ok: false, failure: expect.stringContaining("open internet") });
  });

  it.each([
    ["http://hooks.example/", "https"],
    ["ftp://hooks.example/", "https"],
    ["https://ann:secret@hooks.example/", "user name"],
    ["https://hooks.example:25/", "port"],
    ["hooks.example", "such as"],
    [7, "such as"],
  ])("%s is refused with what to write instead", (url, said) => {
    const parsed = parseDestinationUrl(url, []);
    expect(parsed).toMatchObject({ ok: false, failure: expect.stringContaining(said) });
    expect(JSON.stringify(parsed)).not.toContain("secret");
  });

  it.each(["https://hooks.example/in?x=1", "https://1.1.1.1/", "https://[2606:4700::1111]:8443/"])(
    "%s is taken",
    (url) => expect(parseDestinationUrl(url, [])).toEqual({ ok: true, value: url }),
  );

  it("may lie in a private network that is allowed, and in no other", () => {
    const allowed = parseNetworks(["10.0.0.0/8", "fd00::/8", "192.168.1.7"])!;
    expect(parseDestinationUrl("http://10.9.9.9/", allowed).ok).toBe(true);
    expect(placeOf("192.168.1.7", allowed)).toBe("allowed");
    expect(placeOf("::ffff:192.168.1.7", allowed)).toBe("allowed");
    expect(placeOf("192.168.1.8", allowed)).toBe("private");
    expect(placeOf("fe80::1%eth0", allowed)).toBe("private");
    expect(parseNetworks(["10.0.0.0/99"])).toBeUndefined();
  });
});

describe("a name", () => {
  const message = { headers: {}, body: "{}" };
  const never = new AbortController().signal;
  function network(parts: Partial<Network>): Network {
    const resolve = async () => [{ address: "127.0.0.1", family: 4 }];
    return { resolve, allowed: LOOPBACK, timeoutMs: 2_000, ...parts };
  }

  it.each(["http", "https"])("that leads inside gets no connection by %s", async (scheme) => {
    const { port, arrived } = await aReceiver();
    const posted = await post(
      `${scheme}://inside.example:${port}/`,
      message,
      network({ allowed: [] }),
      never,
    );
    expect(posted).toMatchObject({ kind: "failed", because: "address-not-allowed" });
    expect(arrived).toEqual([]);
  });

  it("is refused when one of its addresses leads inside", async () => {
    const resolve = async () => [
      { address: "1.1.1.1", family: 4 },
      { address: "::ffff:10.0.0.1", family: 6 },
    ];
    const posted = await post("https://both.example/", message, network({ resolve }), never);
    expect(posted).toMatchObject({ because: "address-not-allowed" });
  });

  it("is connected to at the very address that was judged, however it answers next", async () => {
    const { port, arrived } = await aReceiver();
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return [{ address: asked === 1 ? "127.0.0.1" : "127.0.0.2", family: 4 }];
    };
    const only = network({ resolve, allowed: parseNetworks(["127.0.0.1"])! });
    const url = `http://rebinding.example:${port}/`;
    expect(await post(url, message, only, never)).toMatchObject({ status: 200 });
    expect(asked).toBe(1);
    expect(await post(url, message, only, never)).toMatchObject({ because: "address-not-allowed" });
    expect(arrived).toHaveLength(1);
  });

  it("is reached over http inside allowed networks only", async () => {
    const resolve = async () => [{ address: "1.1.1.1", family: 4 }];
    const posted = await post("http://outside.example/", message, network({ resolve }), never);
    expect(posted).toMatchObject({ detail: "1.1.1.1 is reached over https only" });
  });

  it("that nobody knows is told as such", async () => {
    const resolve = async () => Promise.reject(new Error("getaddrinfo ENOTFOUND"));
    const posted = await post("https://nowhere.example/", message, network({ resolve }), never);
    expect(posted).toMatchObject({ because: "not-reached", detail: "getaddrinfo ENOTFOUND" });
  });

  it("follows no redirect, and reads only the beginning of an endless answer", async () => {
    const inside = await aReceiver();
    const moved = await aReceiver((response) =>
      response.writeHead(307, { location: inside.url }).end("x".repeat(100_000)),
    );
    const posted = await post(moved.url, message, network({}), never);
    expect(posted).toEqual({ kind: "answered", status: 307, body: "x".repeat(4_096) });
    expect(inside.arrived).toEqual([]);
  });

  it("that never answers is left after the time-out", async () => {
    const silent = await aReceiver(() => undefined);
    const posted = await post(silent.url, message, network({ timeoutMs: 30 }), never);
    expect(posted).toMatchObject({ because: "timed-out" });
  });
});
