import { defineConfig } from "vitest/config";
import { LongestFirst } from "./scripts/test/longest-first.ts";

// Packages resolve to their sources, in test code and in the workers and children that tests start.
const conditions = ["cairn-source"];
const shared = {
  execArgv: ["--conditions=cairn-source"],
  restoreMocks: true,
  unstubGlobals: true,
  // What starts the collector as a process of its own takes seconds where the machine has other work.
  testTimeout: 30_000,
};

export default defineConfig({
  // The widgets are the only JSX that these tests run; `#render` is their own.
  oxc: { jsx: { runtime: "automatic", importSource: "#render", development: false } },
  resolve: { conditions: [...conditions, "module", "browser", "development|production"] },
  ssr: { resolve: { conditions: [...conditions, "module", "node", "development|production"] } },
  test: {
    // Left to itself it keeps one processor free, which is half of a small machine.
    maxWorkers: "100%",
    sequence: { sequencer: LongestFirst },
    coverage: { provider: "v8", include: ["packages/*/src/**"], reportsDirectory: "coverage" },
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: "unit",
          include: ["packages/{core,collector,studio}/test/**/*.test.{ts,tsx}"],
          // They leave nothing behind, and loading the collector anew for each file takes a third of their time.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "page",
          include: ["{packages/{sdk,widgets,react},examples/*}/test/**/*.test.{ts,tsx}"],
          // Each file has a page of its own all the same.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "checks",
          include: ["test/*.test.ts", "test/{checks,contracts,vectors,import}/**/*.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          ...shared,
          name: "browser",
          include: ["test/e2e/**/*.e2e.ts"],
          globalSetup: ["scripts/test/build-first.ts"],
          // A page waits for a third of its time: three files at once keep two processors busy.
          maxWorkers: 3,
          isolate: false,
          // These only end what hangs: nothing is judged by how long it takes.
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
