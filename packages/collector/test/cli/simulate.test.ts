import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { runCairn } from "../support/run-cairn.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** What a browser sent of somebody on a page that it had just loaded. */
const seen = (userId: string, event: string, minutes: number, path: string) =>
  JSON.stringify({
    type: "track",
    messageId: `${userId}-${minutes}`,
    userId,
    anonymousId: `a-${userId}`,
    event,
    timestamp: minutesAgo(minutes),
    context: {
      page: { path },
      cairn: { session: `s-${userId}`, tab: `t-${minutes}`, activeMs: 1 },
    },
  });

const GUIDEBOOK = {
  version: 1,
  experiments: { holdout: 0 },
  guides: {
    hello: {
      kind: "notice",
      style: "banner",
      title: "Hello",
      body: "There.",
      pages: ["/home"],
      when: { kind: "all", of: [] },
    },
    half: { kind: "notice" },
  },
};

async function aFolder(): Promise<string> {
  const data = temporaryFolder({
    "guidebook.json": JSON.stringify(GUIDEBOOK),
    "events.ndjson": [
      seen("ann", "Looked", 90, "/home"),
      seen("ann", "Looked", 85, "/home"),
      seen("bob", "Looked", 60, "/other"),
    ].join("\n"),
  });
  const imported = await runCairn("import", join(data, "events.ndjson"), "--data", data);
  expect(imported).toMatchObject({ code: 0 });
  return data;
}

describe("cairn simulate", () => {
  it("prints how many would have seen a guide, and why the others would not", async () => {
    const data = await aFolder();
    const file = join(data, "guidebook.json");
    const ran = await runCairn("simulate", file, "--guide", "hello", "--data", data);
    expect(ran.err).toBe(`${file}: guides.half was left out: it has problems.\n`);
    expect(ran.out).toMatch(/^Since \d{4}-\d\d-\d\d, 2 people did something \(live\)\.\n/);
    expect(ran.out).toContain("hello: 1 would have seen it, 1 not, 0 unknown.\n");
    expect(ran.out).toContain("      1  not      Were on none of its pages\n");
    expect(ran.code).toBe(0);
  });

  it("prints a table of all guides", async () => {
    const table = vi.spyOn(console, "table").mockImplementation(() => undefined);
    const data = await aFolder();
    await runCairn("simulate", join(data, "guidebook.json"), "--since", "2h", "--data", data);
    expect(table).toHaveBeenCalledWith([
      {
        guide: "hello",
        would: 1,
        unknown: 0,
        "would not": 1,
        "mostly because": "Were on none of its pages (1)",
      },
    ]);
    table.mockRestore();
  });

  it("says what is wrong with the guide that was asked for", async () => {
    const data = await aFolder();
    const file = join(data, "guidebook.json");
    const ran = await runCairn("simulate", file, "--guide", "half", "--data", data);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(`${file}:guides.half`);
    expect(ran.out).toBe("");
  });
});
