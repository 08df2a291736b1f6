import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inShort, messageNames, reasonNames } from "../../scripts/build/short-words.ts";
import { filesUnder } from "../../scripts/lib/files.ts";
import { repositoryRoot } from "../../scripts/lib/root.ts";

const read = (file: string) => readFileSync(join(repositoryRoot, file), "utf8");
const messages = messageNames(read("packages/widgets/src/messages/messages.ts"));
const reasons = reasonNames(read("packages/core/src/arbiter/decision.ts"));
const keysOf = (source: string) => [...source.matchAll(/^ {2}(\w+):/gm)].map(([, key]) => key);

describe("words that only our bundles say to each other", () => {
  it("are short where a message is asked for and where it stands, and by the same name", () => {
    const asked = inShort('words.show("allDone")', messages, reasons, false);
    const said = inShort(
      'export const en = {\n  allDone: "All done",\n};',
      messages,
      reasons,
      true,
    );
    const [, name] = /"(\w+)"/.exec(asked)!;
    expect(name).not.toBe("allDone");
    expect(said).toBe(`export const en = {\n  ${name}: "All done",\n};`);
  });

  it("leave alone what a message does not own: other texts, names with the ends of a scale, keys elsewhere", () => {
    const others =
      'const tipsOff = "tips"; const close = "close"; `${kind}Low`; ({ allDone: "all" })';
    expect(inShort(others, messages, reasons, false)).toBe(others);
    expect(messages).not.toContain("npsLow");
  });

  it("give each message and each reason a name of its own", () => {
    for (const names of [messages, reasons]) {
      const short = names.map((name) => inShort(`"${name}"`, messages, reasons, false));
      expect(new Set(short).size).toBe(names.length);
      expect(names.length).toBeGreaterThan(15);
    }
    expect(reasons).not.toContain("other-tab");
  });

  it("reach every language alike", () => {
    const folder = join(repositoryRoot, "packages/widgets/src/locales");
    const languages = filesUnder(folder).filter((file) => !file.endsWith("load-locale.ts"));
    const short = languages.map((file) =>
      keysOf(inShort(readFileSync(file, "utf8"), messages, reasons, true)),
    );
    expect(languages.length).toBe(14);
    for (const keys of short) {
      expect(keys).toEqual(short[0]);
      expect(keys.filter((key) => messages.includes(key!))).toEqual([]);
    }
  });
});
