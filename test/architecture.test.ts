import { describe, expect, it } from "vitest";
import { checkCycles } from "../scripts/checks/cycles.ts";
import type { Fault } from "../scripts/checks/fault.ts";
import { faultLine } from "../scripts/checks/fault.ts";
import { checkFileLength } from "../scripts/checks/file-length.ts";
import { checkFolderOrder } from "../scripts/checks/folder-order.ts";
import { checkMentions, trackedFiles } from "../scripts/checks/mentions.ts";
import { readModules } from "../scripts/checks/module-graph.ts";
import { checkPackageImports } from "../scripts/checks/package-imports.ts";
import { checkPurity } from "../scripts/checks/purity.ts";
import { repositoryRoot } from "../scripts/lib/root.ts";

// Each rule is proved to notice a planted violation in test/checks.
describe("the walls of this repository", () => {
  it("has every package's sources in the module graph, or these checks would pass by seeing nothing", () => {
    const packages = new Set(readModules(repositoryRoot).map(({ packageName }) => packageName));
    expect([...packages]).toEqual(
      expect.arrayContaining(["core", "sdk", "widgets", "collector", "studio"]),
    );
  });

  it("imports across packages only as the import rules allow", () => {
    expectNone(checkPackageImports(repositoryRoot));
  });

  it("has no import cycle", () => {
    expectNone(checkCycles(repositoryRoot));
  });

  it("keeps siblings in the order that each package's README states", () => {
    expectNone(checkFolderOrder(repositoryRoot));
  });

  it("keeps clock and chance out of core", () => {
    expectNone(checkPurity(repositoryRoot));
  });

  it("keeps every source file within 250 lines", () => {
    expectNone(checkFileLength(repositoryRoot));
  });

  it("mentions no folder or host that only one machine knows", () => {
    expectNone(checkMentions(repositoryRoot, trackedFiles(repositoryRoot)));
  });
});

function expectNone(faults: readonly Fault[]): void {
  expect(faults.map(faultLine)).toEqual([]);
}
