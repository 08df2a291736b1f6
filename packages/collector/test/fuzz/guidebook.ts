import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { mutated } from "./message.ts";
import { nastyValue } from "./nasty-value.ts";

const examples = ["ledgerly", "minimal"].map((name): unknown => {
  const file = new URL(`../../../../examples/guidebooks/${name}.guidebook.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8"));
});

/** A real guidebook after some careless edits, or something that never was one. */
export const anyGuidebook: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 9, arbitrary: mutated(fc.constantFrom(...examples), 4) },
  { weight: 1, arbitrary: nastyValue },
);

/** Every value that stands under `href` or `src` in `value`, at any depth. */
export function linksIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === "href" || key === "src") && typeof inner === "string" ? [inner] : linksIn(inner),
  );
}
