import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const readme = read("README.md");

describe("the README", () => {
  it("promises the sizes that the budget holds", () => {
    const budget = JSON.parse(read("size-budget.json")) as {
      readonly sums: readonly { readonly name: string; readonly budget: number }[];
    };
    const promised = [...readme.matchAll(/<!-- size: ([^>]+) -->\s*(\d+)\s+KiB/g)];
    expect(promised).toHaveLength(2);
    for (const [, name, kibibytes] of promised) {
      const sum = budget.sums.find((one) => one.name === name);
      expect({ name, bytes: sum?.budget }).toEqual({ name, bytes: Number(kibibytes) * 1024 });
    }
  });

  it("shows the stub that is shipped", () => {
    expect(readme).toContain(read("packages/sdk/stub.js").trim());
  });

  it("leads only to pages that are there", () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map((match) => match[1]!);
    const local = links.filter((link) => !/^https?:/.test(link));
    expect(local.length).toBeGreaterThan(5);
    expect(local.filter((link) => !existsSync(join(root, link)))).toEqual([]);
  });

  it("shows both commands", () => {
    expect(readme).toContain("npm start");
    expect(readme).toContain("npm test");
  });
});
