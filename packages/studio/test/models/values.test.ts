import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { audienceOf, conditionOf } from "../../src/models/audience.ts";
import { telling } from "../../src/models/person.ts";
import { joinDuration, splitDuration } from "../../src/models/duration-value.ts";
import { readAt, writeAt } from "../../src/models/json-path.ts";
import { matchingEvents, typedValue } from "../../src/models/seen-events.ts";
import { slugFor } from "../../src/models/slug.ts";
import { STUB } from "../../src/models/stub.ts";
import { SEEN, fixturePeople } from "../fixtures/people.ts";

describe("a place in the draft", () => {
  it("reads back what was written, and leaves every other place and the old draft alone", () => {
    const before = { a: { list: [{ x: 1 }, { x: 2 }] }, b: 3 };
    const after = writeAt(before, ["a", "list", 1, "x"], "typed");
    expect(readAt(after, ["a", "list", 1, "x"])).toBe("typed");
    expect(after).toEqual({ a: { list: [{ x: 1 }, { x: "typed" }] }, b: 3 });
    expect(before.a.list[1]).toEqual({ x: 2 });
  });

  it("makes objects and lists on the way, and takes away what is undefined", () => {
    expect(writeAt({}, ["actions", 0, "label"], "Go")).toEqual({ actions: [{ label: "Go" }] });
    expect(writeAt({ a: { b: 1, c: 2 } }, ["a", "b"], undefined)).toEqual({ a: { c: 2 } });
    expect(writeAt({ list: [1, 2, 3] }, ["list", 1], undefined)).toEqual({ list: [1, 3] });
  });
});

describe("a length of time", () => {
  it("survives being split and joined, whatever was typed as its amount", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9.,x-]{1,8}$/),
        fc.constantFrom(..."smhdw"),
        (amount, unit) => {
          const joined = joinDuration(amount, unit);
          expect(splitDuration(joined, "d")).toEqual({ amount, unit });
        },
      ),
    );
  });

  it("is gone once its amount is", () => {
    expect(joinDuration(" ", "d")).toBeUndefined();
  });
});

describe("an id", () => {
  it("is always one that a guidebook takes, and never one that is taken", () => {
    fc.assert(
      fc.property(fc.string(), (title) => {
        const id = slugFor(title, [], "milestone");
        expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/);
        expect(slugFor(title, [id], "milestone")).not.toBe(id);
      }),
    );
    expect(slugFor("Éditer la facture!", [], "milestone")).toBe("editer-la-facture");
    expect(slugFor("請求書", [], "milestone")).toBe("milestone");
  });
});

describe("an audience", () => {
  it.each([
    { kind: "everyone" },
    { kind: "nobody" },
    { kind: "new", within: "14d" },
    { kind: "reached", milestone: "a" },
    { kind: "not-reached", milestone: "a" },
    { kind: "stalled", milestone: "a" },
    { kind: "other", condition: { kind: "goal", oneOf: ["x"] } },
  ] as const)("is read back from the condition it makes: $kind", (audience) => {
    const condition = conditionOf(
      audience.kind === "other"
        ? { kind: "other", condition: { kind: "goal", oneOf: ["x"] } }
        : audience,
    );
    expect(audienceOf(condition)).toEqual(audience);
  });

  it.each([{ within: "3d" }, { atLeastAgo: "7d" }])(
    "calls a condition it cannot show another one, and keeps it: %o",
    (when) => {
      const reached = { kind: "reached", milestone: "a", ...when } as const;
      expect(audienceOf(reached)).toEqual({ kind: "other", condition: reached });
      const condition = { kind: "not", condition: reached } as const;
      expect(audienceOf(condition)).toEqual({ kind: "other", condition });
    },
  );
});

describe("events that were seen", () => {
  it("are proposed by what was typed, the product's own before page views", () => {
    expect(matchingEvents(SEEN, "invoice", 2).map((one) => one.name)).toEqual([
      "Invoice Drafted",
      "Invoice Sent",
    ]);
    expect(matchingEvents(SEEN, "", 99).at(-1)?.name).toBe("Page Viewed");
  });

  it("are proposed without those that Cairn itself makes, until one of them is typed for", () => {
    const [first] = SEEN;
    const reserved = ["Session Ended", "Guide Shown"].map((name) => {
      return { ...first!, name, type: "track", count: 99_999 } as const;
    });
    const seen = [...reserved, ...SEEN];
    const proposed = (typed: string) => matchingEvents(seen, typed, 99).map((one) => one.name);
    expect(proposed("")).toEqual(matchingEvents(SEEN, "", 99).map((one) => one.name));
    expect(proposed("sen")).toEqual(["Invoice Sent", "Reminder Sent"]);
    expect(proposed("sess")).toEqual(["Session Ended"]);
    expect(proposed("e").slice(-2)).toEqual(["Session Ended", "Guide Shown"]);
  });

  it("give a typed value the kind that arrives in them", () => {
    expect(typedValue("100", ["number"], false)).toBe(100);
    expect(typedValue("100", ["string"], false)).toBe("100");
    expect(typedValue("100", [], true)).toBe(100);
    expect(typedValue("true", ["boolean"], false)).toBe(true);
    expect(typedValue("12 or so", ["number"], true)).toBe("12 or so");
  });
});

describe("the stub", () => {
  it("is the one that the SDK publishes", () => {
    const published = new URL("../../../sdk/stub.js", import.meta.url);
    expect(STUB).toBe(readFileSync(published, "utf8").trim());
  });
});

describe("the turning points of a person", () => {
  it("are what the collector believes: no claim that it does not, no page, no plain event", () => {
    const timeline = fixturePeople(0)[0]?.timeline ?? [];
    const kinds = new Set(telling(timeline).map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(["frustration", "guide", "help", "milestone", "stall"]);
    expect(timeline.some(({ kind }) => kind === "claim")).toBe(true);
  });
});
