import { checkGuidebook } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";
import { readLanguage } from "../../src/models/language-tag.ts";

const isTag = (tag: string): boolean =>
  checkGuidebook({ version: 1, locales: [tag] }).problems.length === 0;

describe("a language that somebody types", () => {
  it.each([
    ["ar", "ar"],
    ["pt-br", "pt-BR"],
    ["zh-hant", "zh-Hant"],
  ])("is taken as its tag is written: %s", (typed, tag) => {
    expect(readLanguage(typed, isTag)).toEqual({ kind: "tag", tag });
  });

  it.each([
    ["pt_BR", "pt-BR"],
    ["pt BR", "pt-BR"],
    ["deutsch lang", "de"],
    ["German", "de"],
    ["日本語", "ja"],
  ])("is refused with what may be meant: %s", (typed, offer) => {
    expect(readLanguage(typed, isTag)).toEqual({ kind: "refused", offer });
  });

  it.each(["xx-yy-zz-toolong", "?", "klingonese"])("is refused where nobody knows: %s", (typed) => {
    expect(readLanguage(typed, isTag)).toEqual({ kind: "refused" });
  });
});
