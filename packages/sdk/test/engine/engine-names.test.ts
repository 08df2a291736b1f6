// @vitest-environment happy-dom
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ENGINE_NAMES } from "../../../../scripts/build/engine-names.ts";

const packages = join(import.meta.dirname, "../../..");
// What the entry, hosts and the collector know, what guidebooks hold, and what is stored.
const KNOWN_OUTSIDE = [
  "core/src/api/state.ts",
  "sdk/src/engine/engine-port.ts",
  "sdk/src/engine/record.ts",
  "sdk/src/cairn.ts",
  "core/src/arbiter/decision.ts",
  "core/src/arbiter/ledger.ts",
  "core/src/condition/condition.ts",
  "core/src/event/message.ts",
  "core/src/frustration/frustration.ts",
  "core/src/guidebook/compiled.ts",
  "core/src/guidebook/compiled-guide.ts",
  "core/src/guidebook/rich-text.ts",
  "core/src/progress/progress.ts",
  "core/src/stall/evidence.ts",
  "core/src/stall/baseline.ts",
  "core/src/stall/stall-state.ts",
];
/** Declared beside what is known outside, but read by engine and stage alone. */
const WITHIN = ["held", "because", "elsewhere"];
/** The browser has it too, on objects that none of these bundles asks for it. */
const NOT_ASKED = ["port"];

it.each(KNOWN_OUTSIDE)("no name of %s is shortened in the bundles", (file) => {
  const text = readFileSync(join(packages, file), "utf8");
  // Fields and methods of types, and facts that conditions name.
  const told = text.matchAll(/readonly (\w+)\??:|^ {2}(\w+)\??\(|^ {2}\| "(\w+)"/gm);
  const names = [...told]
    .map(([, field, method, fact]) => String(field ?? method ?? fact))
    .filter((name) => !WITHIN.includes(name));
  expect(names.length).toBeGreaterThan(2);
  expect(ENGINE_NAMES.filter((name) => names.includes(name))).toEqual([]);
});

// happy-dom knows what the parts that engine and widgets use are called.
it("no name that the browser knows is shortened in the bundles", () => {
  const prototypes = Object.getOwnPropertyNames(globalThis).flatMap((name) => {
    const known = (globalThis as unknown as Record<string, { readonly prototype?: object }>)[name];
    return known?.prototype ? Object.getOwnPropertyNames(known.prototype) : [];
  });
  const names = [...prototypes, ...Object.getOwnPropertyNames(globalThis)];
  expect(names).toContain("addEventListener");
  const known = ENGINE_NAMES.filter((name) => names.includes(name));
  expect(known).toEqual(NOT_ASKED);
});

it("no name is asked for by text, which the build would not shorten", () => {
  const sources = ["engine/engine.ts", "engine/facts.ts", "engine/stage/create-stage.ts"];
  for (const file of sources) {
    const code = readFileSync(join(packages, "sdk/src", file), "utf8");
    const texts = [...code.matchAll(/"(\w+)"/g)].map(([, text]) => String(text));
    expect(texts.filter((text) => ENGINE_NAMES.includes(text))).toEqual([]);
  }
});
