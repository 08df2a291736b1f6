import { afterEach, describe, expect, it, vi } from "vitest";
import { plantedTree } from "./planted-tree.ts";

describe("reference data", () => {
  afterEach(() => vi.unstubAllEnvs());

  it("is found in the folder that CAIRN_REFERENCE_DATA names, and missing elsewhere", async () => {
    const root = plantedTree({ "log.csv": "a,b" });
    vi.stubEnv("CAIRN_REFERENCE_DATA", root);
    vi.resetModules();
    const { referenceData } = await import("../reference-data.ts");
    expect(referenceData("log.csv")).toBe(`${root}/log.csv`);
    expect(referenceData("other.csv")).toBeUndefined();
  });
});
