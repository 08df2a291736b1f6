import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { createProcessLog } from "../../src/cli/process-log.ts";
import { aTrack, basic } from "../support/a-collector.ts";
import { runCairn, startCairn } from "../support/run-cairn.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

describe("the process's log", () => {
  const line = { id: "r1", method: "POST", route: "ingest", status: 200, durationMs: 1.5 } as const;

  it("is one JSON object a line, with an error's cause", () => {
    const lines: string[] = [];
    const log = createProcessLog({ write: (text) => lines.push(text) }, "info");
    log.report(new Error("no room", { cause: new TypeError("disk full") }));
    log.onRequest({ ...line, status: 429, client: "198.51.100.7" });
    log.onRequest(line);
    const [error, request, ...rest] = lines.map((text) => JSON.parse(text) as object);
    expect(error).toMatchObject({
      level: "error",
      time: expect.stringMatching(/Z$/),
      msg: "no room",
      err: { stack: expect.stringContaining("TypeError: disk full") },
    });
    expect(request).toMatchObject({ level: "info", msg: "request", status: 429, route: "ingest" });
    expect(rest).toEqual([]);
  });

  it("is plain text where a person watches", () => {
    const lines: string[] = [];
    const sink = { isTTY: true, write: (text: string) => lines.push(text) };
    createProcessLog(sink, "debug").onRequest({ ...line, accepted: 3 });
    expect(lines).toEqual([
      expect.stringMatching(
        /^\d\d:\d\d:\d\d debug request id=r1 method=POST route=ingest status=200 durationMs=1.5 accepted=3\n$/,
      ),
    ]);
  });
});

it("holds no body, key, token, cookie or secret, whatever is sent, at its most talkative", async () => {
  const data = temporaryFolder();
  const run = async (...args: readonly string[]): Promise<string> =>
    (await runCairn("keys", ...args, "--data", data)).out.trim();
  const secretKey = await run("secret", "create");
  const identitySecret = await run("identity", "new");
  await run("identity", "mode", "enforce");
  const writeKey = (await run("create")).split(" ", 1)[0] ?? "";

  const child = startCairn("serve", "--port", "0", "--data", data, "--log-level", "debug");
  onTestFinished(() => void child.kill("SIGKILL"));
  let log = "";
  child.stderr.on("data", (chunk) => (log += String(chunk)));
  let out = "";
  for await (const chunk of child.stdout) {
    out += String(chunk);
    if (out.includes("#token=")) break;
  }
  const url = /Collector +(http:\/\/127\.0\.0\.1:\d+)/.exec(out)?.[1] ?? "";
  const link = /#token=(\S+)/.exec(out)?.[1] ?? "";
  const json = { "content-type": "application/json" };
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(url + path, {
      method: "POST",
      headers: { ...json, ...headers },
      body: JSON.stringify(body),
    });
  const token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJlLXRoYXQtaXMtd3Jvbmc";
  const batch = [aTrack("m1", { properties: { note: "marked-property" } })];
  const statuses = [
    await post(`/v1/batch?key=${writeKey}`, { batch, tokens: [token] }),
    await post("/v1/batch", { batch }, { authorization: basic(secretKey) }),
    await post("/v1/batch", { batch }, { authorization: `Bearer ${secretKey.slice(0, -1)}x` }),
    await post("/v1/batch", "{", { authorization: basic(writeKey) }),
    await fetch(`${url}/v1/state?key=${writeKey}`, {
      headers: { authorization: `Bearer ${token}` },
    }),
    await fetch(`${url}/v1/projects/${writeKey}/settings`),
    await post("/api/session", { token: link }, { origin: url }),
    await fetch(`${url}/api/people?search=marked-search`, {
      headers: { cookie: "cairn_studio=marked-cookie" },
    }),
    await fetch(`${url}/nowhere/${writeKey}`),
  ].map(({ status }) => status);
  expect(statuses).toEqual([200, 200, 401, 400, 401, 200, 200, 401, 404]);
  child.kill("SIGTERM");
  await once(child, "close");

  const lines = log
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { route?: string });
  expect(lines.filter(({ route }) => route !== undefined)).toHaveLength(statuses.length);
  expect(log).toContain(`"key":"${secretKey.slice(-4)}"`);
  const never = [
    secretKey.slice(0, -4),
    identitySecret,
    writeKey,
    token,
    link,
    basic(writeKey),
    "ann",
    "marked-",
  ];
  for (const text of never) expect(log).not.toContain(text);
  expect(out).not.toContain(secretKey);
  expect(out).not.toContain(identitySecret);
});
