import { readFileSync } from "node:fs";
import { problemLine } from "@cairn/core";
import {
  checkGuidebook,
  compileGuidebook,
  EMPTY_GUIDEBOOK,
  GUIDE_TEMPLATES,
  type Guidebook,
} from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";

const ledgerly = JSON.parse(
  readFileSync(
    new URL("../../../../examples/guidebooks/ledgerly.guidebook.json", import.meta.url),
    "utf8",
  ),
) as Guidebook;
const hosts: readonly (readonly [string, Guidebook])[] = [
  ["the demo's guidebook", { ...ledgerly, locales: ["en"] }],
  ["one that defines nothing", EMPTY_GUIDEBOOK],
];
const ids = GUIDE_TEMPLATES.map(({ id }) => id);
const template = (id: string) => GUIDE_TEMPLATES.find((one) => one.id === id)!;

describe.each(hosts)("templates in %s", (_name, host) => {
  it.each(ids)("%s is valid, adds no warning, and compiles", (id) => {
    const guide = template(id).build(host);
    const withIt = { ...host, guides: { ...host.guides, [id]: guide } };
    const { guidebook, problems, warnings } = checkGuidebook(withIt);
    expect(problems.map(problemLine)).toEqual([]);
    const own = warnings.filter(({ path }) => path.startsWith(`guides.${id}`));
    expect(own.map(problemLine)).toEqual([]);
    const compiled = compileGuidebook(guidebook!, { revision: "1" });
    expect(compiled.guides.find((one) => one.id === id)?.kind).toBe(guide.kind);
  });
});

describe("templates", () => {
  it("have ids of their own, a title, and one sentence on when to use them", () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const { title, use } of GUIDE_TEMPLATES) {
      expect(title).toMatch(/^[A-Z].{2,30}$/);
      expect(use).toMatch(/^[A-Z].*\.$/);
      expect(use.length).toBeLessThan(125);
    }
  });

  it("speak like a colleague: nobody is missed, begged or told how long they were gone", () => {
    const words = JSON.stringify(GUIDE_TEMPLATES.map(({ build }) => build(ledgerly)));
    expect(words).not.toMatch(/miss you|missed you|please|sorry to see|days ago|!/i);
  });

  it("ask for the guidebook's goals where there are any to choose from", () => {
    expect(template("welcome-question").build(ledgerly)).not.toHaveProperty("options");
    expect(template("welcome-question").build(EMPTY_GUIDEBOOK)).toHaveProperty("options");
  });

  it("count what the milestones count", () => {
    expect(template("monthly-recap").build(ledgerly)).toMatchObject({
      figures: [
        {
          label: { one: "customer added", other: "customers added" },
          from: { event: { name: "Customer Added" }, within: "30d" },
        },
        { label: { one: "invoice sent", other: "invoices sent" } },
        { label: { one: "bank connected", other: "banks connected" } },
      ],
    });
  });

  it.each([
    ["Company Added", { one: "company added", other: "companies added" }],
    ["Pull Request Merged", { one: "pull request merged", other: "pull requests merged" }],
    ["Inbox Cleaned", { one: "inbox cleaned", other: "inboxes cleaned" }],
    ["Key Made", { one: "key made", other: "keys made" }],
    ["Checkout", "checkout"],
    ["Signed Up", "signed up"],
  ])("say %s as people would", (name, label) => {
    const when = { kind: "count", event: { name }, atLeast: 1 } as const;
    const host: Guidebook = { version: 1, milestones: { m: { title: "M", when } } };
    expect(template("monthly-recap").build(host)).toMatchObject({ figures: [{ label }] });
  });

  it("celebrate once all of the activation is reached, the last of it lately", () => {
    const last = ledgerly.activation?.milestones.at(-1);
    expect(template("celebration").build(ledgerly)).toMatchObject({
      tone: "celebrate",
      when: { of: [{ kind: "all" }, { kind: "reached", milestone: last, within: "1d" }] },
    });
    expect(template("celebration").build(EMPTY_GUIDEBOOK)).not.toHaveProperty("when");
  });
});
