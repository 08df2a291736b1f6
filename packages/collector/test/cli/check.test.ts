import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { LEDGERLY, ledgerlyWith } from "../support/ledgerly.ts";
import { runCairn, spawnCairn } from "../support/run-cairn.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const MISTAKES = ledgerlyWith((guidebook) => {
  guidebook["colour"] = "red";
  guidebook.milestones["first-customer"]!["expected"] = "60 seconds";
  guidebook.milestones["first-payment"]!["after"] = ["first-invoice-snt"];
  guidebook.milestones["bank-connected"]!["when"] = { kind: "count", atLeast: "one" };
  guidebook.guides["welcome-back"]!["kind"] = "popup";
  guidebook.guides["write-first-invoice"]!["when"] = { kind: "segment", segment: "invoice-nxt" };
  guidebook.faqs["bank-safe"]!["reasons"] = ["bored"];
  guidebook.faqs["when-paid"]!["milestones"] = ["first-paymnt"];
});
const folder = temporaryFolder({
  "mistakes.json": MISTAKES,
  "half.json": '{"version":1,',
  "null.json": "null",
  "marked.json": '\uFEFF{"version":1}',
  "book.ts": "const version: number = 1;\nexport default { version };\n",
  "without-default.mjs": "export const version = 1;\n",
  "throws.mjs": 'throw new Error("no such luck");\n',
});
writeFileSync(join(folder, "utf16.json"), Buffer.from('\uFEFF{"version":1}', "utf16le"));
const at = (name: string): string => join(folder, name);

it("answers 0 for a guidebook that can be published", async () => {
  const ran = await spawnCairn("check", LEDGERLY);
  expect(ran.err).toBe("");
  expect(ran.out).toContain("can be published; no problems");
  expect(ran.code).toBe(0);
});

it("takes a file before which an editor put a byte order mark", async () => {
  const ran = await runCairn("check", at("marked.json"));
  expect(ran.err).not.toContain("is not JSON");
  expect(ran.code).toBe(0);
});

it("names every mistake on a line of its own as file:path: message, and answers 1", async () => {
  const ran = await spawnCairn("check", at("mistakes.json"));
  expect(ran.code).toBe(1);
  const lines = ran.err.trim().split("\n");
  const paths = lines.map((line) => line.match(/^.+?mistakes\.json:([\w.-]+): \S/)?.[1]);
  expect(paths).toEqual(
    expect.arrayContaining([
      "colour",
      "faqs.bank-safe.reasons.0",
      "faqs.when-paid.milestones.0",
      "guides.welcome-back.kind",
      "guides.write-first-invoice.when.segment",
      "milestones.bank-connected.when.atLeast",
      "milestones.bank-connected.when.event",
      "milestones.first-customer.expected",
      "milestones.first-payment.after.0",
    ]),
  );
  expect(paths).not.toContain(undefined);
  expect(ran.err).toContain('did you mean "first-invoice-sent"?');
  expect(ran.out).toContain(`${lines.length} problems`);
});

it("reads a module's default export", async () => {
  expect(await runCairn("check", at("book.ts"))).toMatchObject({ code: 0, err: "" });
});

it.each([
  ["missing.json", "there is no such file."],
  ["half.json", "is not JSON ("],
  ["utf16.json", "is written in UTF-16. Save it as UTF-8."],
  ["null.json", "expected a guidebook object, found null"],
  ["without-default.mjs", "has no default export. Write: export default { version: 1, … }"],
  ["throws.mjs", "cannot be loaded (no such luck)."],
  ["", "is a folder. Name a file."],
])("says in one line what is wrong with %j", async (name, message) => {
  const ran = await runCairn("check", at(name));
  expect(ran.code).toBe(1);
  expect(ran.err.trim().split("\n")).toHaveLength(1);
  expect(ran.err).toContain(`${at(name)}: ${message}`);
});
