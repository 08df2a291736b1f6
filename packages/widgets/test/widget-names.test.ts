// @vitest-environment happy-dom
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { WIDGET_NAMES } from "../../../scripts/build/widget-names.ts";

const packages = join(import.meta.dirname, "../..");
// What engine and stage hand each other, what guidebooks hold, and what a host knows.
const KNOWN_OUTSIDE = [
  "sdk/src/engine/stage.ts",
  "sdk/src/engine/engine-port.ts",
  "sdk/src/engine/record.ts",
  "sdk/src/engine/stage/inspected.ts",
  "sdk/src/cairn.ts",
  "core/src/api/state.ts",
  "core/src/arbiter/decision.ts",
  "core/src/arbiter/ledger.ts",
  "core/src/condition/condition.ts",
  "core/src/guidebook/compiled.ts",
  "core/src/guidebook/compiled-guide.ts",
  "core/src/guidebook/rich-text.ts",
];

it.each(KNOWN_OUTSIDE)("no name of %s is shortened in the widgets' bundle", (file) => {
  const text = readFileSync(join(packages, file), "utf8");
  const told = text.matchAll(/readonly (\w+)\??:|^ {2}(\w+)\??\(|(\w+)\??: [A-Z]/gm);
  const names = [...told].map(([, field, method, other]) => field ?? method ?? other);
  expect(WIDGET_NAMES.filter((name) => names.includes(name))).toEqual([]);
});

it("no name that the browser knows is shortened in the widgets' bundle", () => {
  const prototypes = Object.getOwnPropertyNames(globalThis).flatMap((name) => {
    const known = (globalThis as unknown as Record<string, { readonly prototype?: object }>)[name];
    return known?.prototype ? Object.getOwnPropertyNames(known.prototype) : [];
  });
  expect(WIDGET_NAMES.filter((name) => prototypes.includes(name))).toEqual([]);
});

it("no name is asked for by text, which the build would not shorten", () => {
  const sources = ["widgets/src/**/*.{ts,tsx}", "sdk/src/engine/stage/*.ts"].flatMap((pattern) =>
    globSync(join(packages, pattern)),
  );
  const texts = sources.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/"(\w+)"/g)].map(([, text]) => String(text)),
  );
  expect(texts.length).toBeGreaterThan(100);
  expect(WIDGET_NAMES.filter((name) => texts.includes(name))).toEqual([]);
});
