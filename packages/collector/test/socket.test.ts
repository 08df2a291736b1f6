import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { setTimeout as realTime } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import type { RequestLine } from "../src/http/request-line.ts";
import { listen, type ListenOptions } from "../src/node.ts";
import { aCollector, aTrack, basic, LIVE_KEY, type TestParts } from "./support/a-collector.ts";

async function listening(options: Partial<ListenOptions> = {}, parts: TestParts = {}) {
  const collector = await aCollector(parts);
  const server = await listen(collector, { host: "127.0.0.1", port: 0, ...options });
  onTestFinished(() => server.stop());
  return { collector, url: server.url, port: Number(new URL(server.url).port) };
}

/** Opens a raw connection; `all` is everything that came back once the other side has closed it. */
async function dial(port: number): Promise<{ readonly socket: Socket; all(): Promise<string> }> {
  const socket = connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  let text = "";
  socket.on("data", (chunk) => (text += String(chunk)));
  socket.on("error", () => undefined);
  const closed = once(socket, "close");
  await once(socket, "connect");
  return {
    socket,
    async all() {
      await closed;
      return text;
    },
  };
}

const head = (...more: readonly string[]): string =>
  [
    "POST /v1/batch HTTP/1.1",
    "Host: collector.example",
    `Authorization: ${basic(LIVE_KEY)}`,
    "Content-Type: application/json",
    ...more,
    "",
    "",
  ].join("\r\n");

describe("a slow sender", () => {
  const patience = { headersMs: 150, requestMs: 300, checkMs: 50 };

  it("that trickles its headers is answered 408 and let go", async () => {
    const { port } = await listening({ patience });
    const { socket, all } = await dial(port);
    socket.write("POST /v1/batch HTTP/1.1\r\nHost: x\r\n");
    const trickle = setInterval(() => socket.write("X-Slow: 1\r\n"), 30);
    const answer = await all();
    clearInterval(trickle);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  it("that trickles its body is let go, and nothing of it is stored or called a fault of ours", async () => {
    const { port, collector } = await listening({ patience });
    const { socket, all } = await dial(port);
    socket.write(`${head("Content-Length: 100000")}{"batch":[`);
    const trickle = setInterval(() => socket.write(" "), 30);
    await all();
    clearInterval(trickle);
    expect((await collector.context.log.read(undefined, 5)).rows).toEqual([]);
    expect(collector.reported).toEqual([]);
  });
});

describe("a sender that lies about its length", () => {
  it("by less has the rest read as no second request", async () => {
    const { port, collector } = await listening();
    const { socket, all } = await dial(port);
    const body = JSON.stringify({ batch: [aTrack("m1")] });
    socket.write(
      `${head(`Content-Length: ${body.length}`, "Connection: close")}${body}GET / rubbish`,
    );
    expect((await all()).match(/^HTTP\/1\.1 /gm)).toHaveLength(1);
    // Whether the answer or the refusal of the rest was first, what the length covered is stored once at most.
    expect((await collector.context.log.read(undefined, 5)).rows.length).toBeLessThan(2);
  });

  it("with chunks that never end is refused at 512 KiB, without reading on", async () => {
    const { port } = await listening();
    const { socket, all } = await dial(port);
    socket.write(head("Transfer-Encoding: chunked"));
    const chunk = `10000\r\n${" ".repeat(0x10000)}\r\n`;
    for (let at = 0; at < 9; at += 1) socket.write(chunk);
    expect(await all()).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("by both ways at once is refused: a proxy might read it otherwise", async () => {
    const { port } = await listening();
    const { socket, all } = await dial(port);
    socket.write(`${head("Content-Length: 4", "Transfer-Encoding: chunked")}0\r\n\r\n`);
    expect(await all()).toMatch(/^HTTP\/1\.1 400 /);
  });
});

it.each([
  ["a path", "GET /", `${"a".repeat(20_000)} HTTP/1.1\r\n\r\n`],
  ["a header", "GET / HTTP/1.1\r\nX-Long: ", `${"a".repeat(20_000)}\r\n\r\n`],
])("refuses %s that is longer than 16 KiB", async (_, start, rest) => {
  const { port } = await listening();
  const { socket, all } = await dial(port);
  socket.write(start + rest);
  expect(await all()).toMatch(/^HTTP\/1\.1 431 /);
});

it("takes no more connections than it was told, and takes them again once others are gone", async () => {
  const { port, url } = await listening({ connections: 2 });
  const first = await dial(port);
  await dial(port);
  const third = await dial(port);
  expect(await third.all()).toBe("");
  first.socket.destroy();
  await once(first.socket, "close");
  // The server learns of it a moment later than we do.
  let answer: Response | undefined;
  while (answer === undefined)
    answer = await fetch(`${url}/healthz`).catch(() => realTime(5, undefined));
  expect(answer.status).toBe(200);
});

describe("forwarding headers", () => {
  const forwarded = { "x-forwarded-for": "198.51.100.7", "x-forwarded-proto": "https" };
  const lines: RequestLine[] = [];
  const onRequest = (line: RequestLine): number => lines.push(line);

  it("of the proxy on this machine are believed, without being told", async () => {
    const { url } = await listening({}, { onRequest });
    const headers = { ...forwarded, authorization: basic(LIVE_KEY) };
    const answer = await fetch(`${url}/v1/projects/${LIVE_KEY}/settings`, { headers });
    expect(await answer.json()).toMatchObject({
      integrations: { "Segment.io": { protocol: "https" } },
    });
    expect(lines.at(-1)).toMatchObject({ client: "198.51.100.7", route: "settings", status: 200 });
    expect((await fetch(`${url}/metrics`, { headers })).status).toBe(403);
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
  });

  it("give a client no address but its own through the documented proxies, whatever it sends", async () => {
    const { url } = await listening({}, { onRequest });
    const made = "127.0.0.1";
    const forged = {
      forwarded: `for=${made};proto=http;host=evil.example`,
      "x-forwarded-for": made,
      "x-forwarded-host": "evil.example",
    };
    const settings = `${url}/v1/projects/${LIVE_KEY}/settings`;
    for (const sent of [forged, { forwarded: forged.forwarded }]) {
      for (const headers of [throughNginx(sent), throughCaddy(sent)]) {
        expect((await fetch(`${url}/metrics`, { headers })).status).toBe(403);
        expect(lines.at(-1)).toMatchObject({ client: "203.0.113.9" });
        expect(await (await fetch(settings, { headers })).json()).toMatchObject({
          integrations: { "Segment.io": { apiHost: "cairn.example/v1", protocol: "https" } },
        });
      }
    }
  });

  it("of nobody are believed where no proxy is trusted", async () => {
    const { url } = await listening({ trustProxy: [] }, { onRequest });
    const answer = await fetch(`${url}/v1/projects/${LIVE_KEY}/settings`, { headers: forwarded });
    expect(await answer.json()).toMatchObject({
      integrations: { "Segment.io": { protocol: "http" } },
    });
    expect(lines.at(-1)).toMatchObject({ client: "127.0.0.1" });
  });
});

type Headers = Readonly<Record<string, string>>;

/** What the nginx of docs/self-hosting.md passes on of what a client at 203.0.113.9 sends. */
function throughNginx(sent: Headers): Headers {
  const page = readFileSync(new URL("../../../docs/self-hosting.md", import.meta.url), "utf8");
  const passedOn: Record<string, string> = { ...sent };
  const chain = [sent["x-forwarded-for"], "203.0.113.9"].filter((one) => one !== undefined);
  const values: Headers = {
    $host: "cairn.example",
    $proxy_add_x_forwarded_for: chain.join(", "),
    $scheme: "https",
    '""': "",
  };
  for (const [, name = "", value = ""] of page.matchAll(/proxy_set_header (\S+) (\S+);/g)) {
    const said = values[value] ?? expect.fail(`nginx knows no ${value}`);
    delete passedOn[name.toLowerCase()];
    // nginx passes no header on whose value is empty.
    if (said !== "") passedOn[name.toLowerCase()] = said;
  }
  return passedOn;
}

/** What Caddy does: it writes X-Forwarded-* anew and lets `Forwarded` through. */
function throughCaddy(sent: Headers): Headers {
  const written = { "x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https" };
  return { ...sent, ...written, "x-forwarded-host": "cairn.example" };
}
