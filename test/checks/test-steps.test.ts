import { describe, expect, it } from "vitest";
import { checked, runSteps } from "../../scripts/test/step.ts";
import type { Step } from "../../scripts/test/step.ts";
import { countTests } from "../../scripts/test/vitest-step.ts";
import type { VitestReport } from "../../scripts/test/vitest-step.ts";

const step = (name: string, run: Step["run"]): Step => ({ name, run });
const report = (
  passed: number,
  failed: number,
  ...files: readonly (readonly string[])[]
): VitestReport => ({
  numPassedTests: passed,
  numFailedTests: failed,
  testResults: files.map((tests) => ({
    status: tests.every((status) => status !== "failed") && tests.length > 0 ? "passed" : "failed",
    assertionResults: tests.map((status) => ({ status, fullName: `a ${status} test` })),
  })),
});

describe("the steps of npm test", () => {
  it("counts one for each tool and each test, and goes on after a failure", async () => {
    const printed: string[] = [];
    const totals = await runSteps(
      [
        step("types", () => Promise.resolve(checked(false, "a.ts is wrong"))),
        step("tests", () => Promise.resolve({ passed: 3, failed: 1, output: "b failed" })),
        step("sizes", () => Promise.resolve(checked(true, "never shown", "9 budgets kept"))),
      ],
      (text) => printed.push(text),
    );
    expect(totals).toEqual({ passed: 4, failed: 2 });
    expect(printed.join("\n")).toMatch(
      /FAILED {2}types[^]*a\.ts is wrong[^]*b failed[^]*9 budgets kept/,
    );
    expect(printed.join("\n")).not.toContain("never shown");
  });

  it("runs lanes at the same time, each in its order, and what follows when all are done", async () => {
    const told: string[] = [];
    let meet = () => {};
    const both = new Promise<void>((resolve) => (meet = resolve));
    const meets = (name: string) =>
      step(name, async () => {
        told.push(name);
        if (told.length === 2) meet();
        await both;
        return checked(true, "");
      });
    const tells = (name: string, holds = true) =>
      step(name, () => {
        told.push(name);
        return Promise.resolve(checked(holds, `${name} is wrong`));
      });
    const printed: string[] = [];
    const lanes = [[meets("types"), tells("lint", false)], [meets("build")]];
    const totals = await runSteps([{ lanes }, tells("tests")], (text) => printed.push(text));
    expect(told).toEqual(["types", "build", "lint", "tests"]);
    expect(totals).toEqual({ passed: 3, failed: 1 });
    expect(printed.join("\n")).toContain("lint is wrong");
  });

  it("takes a step that crashes for a failure", async () => {
    const crashing = step("build", () => Promise.reject(new Error("out of stones")));
    const printed: string[] = [];
    const totals = await runSteps([crashing], (text) => printed.push(text));
    expect(totals).toEqual({ passed: 0, failed: 1 });
    expect(printed.join("\n")).toContain("out of stones");
  });
});

describe("counting a vitest run", () => {
  it("passes what passed", () => {
    expect(countTests(report(12, 0), 0, "")).toMatchObject({ passed: 12, failed: 0 });
  });

  it("names what was skipped, so that nobody takes it for checked", () => {
    const result = countTests(report(12, 0, ["passed", "skipped"]), 0, "");
    expect(result).toMatchObject({ failed: 0, note: "12 tests\n        skipped: a skipped test" });
  });

  it("names what failed and why beside the counts, without the stack", () => {
    const failureMessages = ["Error: no such button\n    at walk (a.e2e.ts:3:1)"];
    const assertionResults = [{ status: "failed", fullName: "opens help", failureMessages }];
    const given = { ...report(5, 1), testResults: [{ status: "failed", assertionResults }] };
    expect(countTests(given, 1, "").note).toBe(
      "5 tests\n        failed: opens help: Error: no such button",
    );
  });

  it.each([
    ["no report", undefined, 1, 1],
    ["no test found", report(0, 0), 0, 1],
    ["a bad end without a failed test", report(5, 0), 1, 1],
    ["two failed tests", report(5, 2, ["passed", "failed"]), 1, 2],
    ["a file that could not be loaded beside a failed test", report(5, 1, ["failed"], []), 1, 2],
  ])("fails on %s", (_, given, exitCode, failed) => {
    expect(countTests(given, exitCode, "").failed).toBe(failed);
  });
});
