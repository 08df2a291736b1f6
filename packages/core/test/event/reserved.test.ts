import { readFileSync } from "node:fs";
import { isReservedEvent, RESERVED_EVENTS } from "@cairn/core";
import { describe, expect, it } from "vitest";

const doc = readFileSync(new URL("../../../../docs/events.md", import.meta.url), "utf8");

describe("reserved events", () => {
  it.each(Object.entries(RESERVED_EVENTS))("docs/events.md tells %s", (name, properties) => {
    const section = doc.split(`### ${name}\n`)[1]?.split("\n#")[0] ?? "";
    expect(section, `a section "### ${name}"`).not.toBe("");
    for (const [property, type] of Object.entries(properties) as readonly (readonly [
      string,
      string,
    ])[]) {
      const row = section.split("\n").find((line) => line.startsWith(`| \`${property}\` |`));
      expect(row, `a row for ${name}.${property}`).toContain(
        `| ${type.replace("?", ", optional")} |`,
      );
      const cells = row?.split("|") ?? [];
      expect(cells[4]?.trim(), `an example of ${name}.${property}`).toMatch(/^`.+`$/);
    }
    const rows = section.split("\n").filter((line) => line.startsWith("| `"));
    expect(rows).toHaveLength(Object.keys(properties).length);
  });

  it("knows its own names only", () => {
    expect(isReservedEvent("Guide Shown")).toBe(true);
    expect(isReservedEvent("Invoice Sent")).toBe(false);
    expect(isReservedEvent("constructor")).toBe(false);
  });
});
