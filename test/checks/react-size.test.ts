import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { measure } from "../../scripts/build/artefact.ts";
import { browserOptions } from "../../scripts/build/options.ts";
import { repositoryRoot } from "../../scripts/lib/root.ts";

describe("@cairn/react", () => {
  it("weighs what its README says, beside React and the SDK", async () => {
    const { outputFiles } = await build({
      ...browserOptions(repositoryRoot, true),
      entryPoints: ["packages/react/src/index.ts"],
      external: ["react", "@cairn/sdk"],
      format: "esm",
      write: false,
    });
    const { brotli } = measure(outputFiles[0]!.contents);
    const readme = readFileSync(join(repositoryRoot, "packages/react/README.md"), "utf8");
    const promised = /<!-- size: react -->(\d+) KB/.exec(readme)?.[1];
    expect(brotli).toBeGreaterThan(0.5 * 1024 * Number(promised));
    expect(brotli).toBeLessThanOrEqual(1024 * Number(promised));
  });
});
