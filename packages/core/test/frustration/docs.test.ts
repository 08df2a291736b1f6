import { readFileSync } from "node:fs";
import { FRUSTRATION_KINDS } from "@cairn/core";
import { expect, it } from "vitest";

it("docs/signals.md defines every frustration signal", () => {
  const doc = readFileSync(new URL("../../../../docs/signals.md", import.meta.url), "utf8");
  const defined = [...doc.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, kind]) => kind);
  expect(defined).toEqual([...FRUSTRATION_KINDS]);
});
