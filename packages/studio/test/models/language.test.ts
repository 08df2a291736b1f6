import { expect, it } from "vitest";
import { languageName } from "../../src/models/language.ts";

it.each([
  ["ar", "Arabic"],
  ["pt-BR", "Brazilian Portuguese"],
  ["not a tag", "not a tag"],
])("the language %s is called %s", (tag, name) => {
  expect(languageName(tag)).toBe(name);
});
