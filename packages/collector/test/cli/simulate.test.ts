import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
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

  it("prints a table of all guides, and answers 1 where mistakes kept some out of it", async () => {
    const data = await aFolder();
    const file = join(data, "guidebook.json");
    const ran = await runCairn("simulate", file, "--since", "2h", "--data", data);
    expect(ran.out.split("\n").slice(1)).toEqual([
      "guide  would  would not  unknown  mostly because",
      "hello      1          1        0  Were on none of its pages (1)",
      "",
    ]);
    expect(ran.err).toBe(
      `${file}: guides.half was left out: it has problems.\n` +
        `cairn: ${file}: what was left out is not in this. What is wrong: cairn check ${file}\n`,
    );
    expect(ran.code).toBe(1);
  });

  it("answers 0 to a guidebook without mistakes, and draws no table of nothing", async () => {
    const data = await aFolder();
    const { half: _, ...guides } = GUIDEBOOK.guides;
    const [whole, none] = [join(data, "whole.json"), join(data, "none.json")];
    writeFileSync(whole, JSON.stringify({ ...GUIDEBOOK, guides }));
    writeFileSync(none, JSON.stringify({ version: 1 }));
    expect(await runCairn("simulate", whole, "--data", data)).toMatchObject({ code: 0, err: "" });
    const ran = await runCairn("simulate", none, "--data", data);
    expect(ran).toMatchObject({ code: 0, err: "" });
    expect(ran.out).toContain("\nNo guide is switched on.\n");
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
