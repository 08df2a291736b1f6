import { expect, it } from "vitest";
import { optionRows } from "../../src/inspector/option-rows.ts";

const RIGHT = {
  key: "pk_live_1",
  collector: "https://collector.example/base",
  locale: "zh-Hant",
  dir: "rtl",
  gpc: "ignore",
  cookieDomain: ".example.com",
  consent: "pending",
  nonce: "n1",
  autocapture: { clicks: false },
  redact: undefined,
  debug: true,
  frustration: true,
};
const wrongIn = (given: object) => optionRows({ ...RIGHT, ...given }, "app.example.com");

it("has nothing to say of options that are right", () => {
  expect(wrongIn({})).toEqual([]);
  expect(wrongIn({ collector: "/cairn", cookieDomain: "app.example.com" })).toEqual([]);
});

it.each([
  [{ locale: "pt_BR" }, 'data-locale="pt_BR"', "Write pt-BR."],
  [{ locale: "english please" }, 'data-locale="english please"', "such as en, pt-BR or zh-Hant"],
  [{ dir: "right" }, 'data-dir="right"', "Write ltr or rtl."],
  [{ gpc: "off" }, 'data-gpc="off"', "Write respect or ignore."],
  [
    { collector: "collector.example" },
    'data-collector="collector.example"',
    "https://collector.example",
  ],
  [{ collector: "localhost:8787" }, 'data-collector="localhost:8787"', "Write an address"],
  [{ key: "sk_1" }, 'data-key="sk_1"', "begins with pk_live_ or pk_test_"],
  [{ cookieDomain: "ample.com" }, 'data-cookie-domain="ample.com"', "app.example.com lies in no"],
  [{ colector: "x" }, 'data-colector="x"', "knows no such option"],
])("says what to write in place of %j", (given, name, words) => {
  const rows = wrongIn(given);
  expect(rows).toMatchObject([{ name, tone: "bad" }]);
  expect(rows[0]?.words).toContain(words);
});
