import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ENTRY_NAMES } from "../../../scripts/build/entry-names.ts";

const source = join(import.meta.dirname, "../src");
// What hosts call, what the engine is handed, what is stored, and what is sent.
const KNOWN_OUTSIDE = [
  "cairn.ts",
  "engine/engine-port.ts",
  "identity/session.ts",
  "outbox/rows.ts",
  "../../core/src/event/message.ts",
];

it.each(KNOWN_OUTSIDE)("no name of %s is shortened in the bundle", (file) => {
  const text = readFileSync(join(source, file), "utf8");
  // Ports in these files belong to the entry's own parts.
  const types = text.matchAll(/^export interface (\w+)[^{]*\{\n(.*?)^\}/gms);
  const names = [...types]
    .filter(([, name]) => !/Keeper|Port$/.test(String(name)) || name === "EnginePort")
    .flatMap(([, , body]) => [...String(body).matchAll(/^ {2}(?:readonly )?(\w+)[?(:<]/gm)])
    .map(([, name]) => String(name));
  expect(names.filter((name) => ENTRY_NAMES.includes(name))).toEqual([]);
  expect(names.length).toBeGreaterThan(3);
});
