import { problemLine } from "@cairn/core";
import { checkGuidebook } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";

const sent = { name: "Invoice Sent" };
const start = { name: "Signed Up" };
const problemsOf = (input: object) =>
  checkGuidebook({ version: 1, ...input }).problems.map(problemLine);
const milestone = (when: object) => ({ milestones: { m: { title: "M", when } } });
const segment = (when: object) => ({ segments: { s: { title: "S", when } } });

describe("milestones that are well-formed", () => {
  it.each([
    { kind: "count", event: sent, atLeast: 3, within: { kind: "calendar", unit: "week" } },
    {
      kind: "active-time",
      atLeast: "2h",
      within: { kind: "calendar", unit: "day", utcOffset: "-05:30" },
    },
    { kind: "sequence", steps: [start, sent], within: { kind: "rolling", for: "7d" } },
    { kind: "sequence", steps: [sent, sent, sent, sent, start], same: "customer.id" },
    { kind: "absent", event: sent, for: "7d", after: start },
  ])("%o", (when) => {
    expect(problemsOf(milestone(when))).toEqual([]);
  });
});

describe("what cannot be", () => {
  it("names the kind of window or milestone that was meant", () => {
    const count = { kind: "count", event: sent, atLeast: 1 };
    expect(problemsOf(milestone({ ...count, within: { kind: "calender", unit: "day" } }))).toEqual([
      expect.stringMatching(/^milestones\.m\.when\.within\.kind: .*did you mean "calendar"\?/),
    ]);
    expect(
      problemsOf(milestone({ ...count, within: { kind: "calendar", unit: "weeks" } })),
    ).toEqual([
      expect.stringMatching(/^milestones\.m\.when\.within\.unit: .*did you mean "week"\?/),
    ]);
    expect(problemsOf(milestone({ kind: "sequense", steps: [start, sent] }))).toEqual([
      expect.stringMatching(/did you mean "sequence"\?/),
    ]);
    const zone = { kind: "calendar", unit: "day", utcOffset: "Europe/Berlin" };
    expect(problemsOf(milestone({ ...count, within: zone }))).toEqual([
      expect.stringContaining('hours and minutes from UTC, such as "+02:00"'),
    ]);
  });

  it("refuses a sequence of one step, and of too many", () => {
    expect(problemsOf(milestone({ kind: "sequence", steps: [sent] }))).toEqual([
      expect.stringMatching(/^milestones\.m\.when\.steps: a sequence has at least two steps/),
    ]);
    const six = Array.from({ length: 6 }, () => sent);
    expect(problemsOf(milestone({ kind: "sequence", steps: six }))).toEqual([
      expect.stringContaining("at most 5 steps"),
    ]);
  });

  it("refuses windows in which it cannot happen", () => {
    const active = { kind: "active-time", atLeast: "25h" };
    expect(problemsOf(milestone({ ...active, within: { kind: "calendar", unit: "day" } }))).toEqual(
      ["milestones.m.when.atLeast: nobody is active for 25h within 1d (ask for less)"],
    );
    expect(
      problemsOf(milestone({ ...active, within: { kind: "rolling", for: "12h" } })),
    ).toHaveLength(1);
    expect(
      problemsOf(milestone({ ...active, within: { kind: "calendar", unit: "week" } })),
    ).toEqual([]);
    expect(
      problemsOf(
        milestone({
          kind: "sequence",
          steps: [start, sent],
          within: { kind: "rolling", for: "0s" },
        }),
      ),
    ).toEqual([expect.stringMatching(/^milestones\.m\.when\.within\.for: no time at all/)]);
  });

  it("asks from when on something must not have happened", () => {
    const absent = { kind: "absent", event: sent, for: "7d" };
    expect(problemsOf(milestone(absent))).toEqual([
      expect.stringMatching(
        /^milestones\.m\.when\.after: it does not say from when on .*lifecycle/,
      ),
    ]);
    expect(problemsOf({ lifecycle: { start }, ...milestone(absent) })).toEqual([]);
    expect(problemsOf({ lifecycle: { start: sent }, ...milestone(absent) })).toEqual([
      expect.stringContaining("never reached"),
    ]);
    const zero = { lifecycle: { start }, ...milestone({ ...absent, for: "0s" }) };
    expect(problemsOf(zero)).toEqual([
      expect.stringMatching(/^milestones\.m\.when\.for: no time at all/),
    ]);
  });

  it("does not let anybody work on not doing something", () => {
    const when = { kind: "count", event: sent, atLeast: 1 };
    const found = problemsOf({
      lifecycle: { start },
      milestones: {
        quiet: { title: "Quiet", when: { kind: "absent", event: sent, for: "7d" } },
        sent: { title: "Sent", when, after: ["quiet"] },
      },
      activation: { milestones: ["sent", "quiet"] },
      segments: {
        s: { title: "S", when: { kind: "reached", milestone: "quiet" } },
        stuck: { title: "S", when: { kind: "stalled", milestone: "quiet" } },
      },
      guides: {
        start: {
          kind: "checklist",
          title: "Go",
          items: [{ id: "i", title: "I", milestone: "quiet" }],
        },
      },
    });
    expect(found.map((line) => line.split(":")[0])).toEqual([
      "milestones.sent.after.0",
      "activation.milestones.1",
      "segments.stuck.when.milestone",
      "guides.start.items.0.milestone",
    ]);
  });
});

describe("conditions that nobody can meet", () => {
  it.each([
    [{ kind: "did", event: sent, distinct: "customer", sum: "amount" }, "distinct"],
    [{ kind: "did", event: sent, atLeast: 2.5 }, "a whole number, at most 100"],
    [{ kind: "did", event: sent, atLeast: 101, distinct: "customer" }, "at most 100"],
    [{ kind: "account-share", within: "30d", atLeast: 80 }, "0.8 for 80 %"],
    [{ kind: "account-share", within: "30d", atLeast: 0.8, atMost: 0.6 }, "never both true"],
    [{ kind: "account-share", within: "36h", atLeast: 0.8 }, "whole days"],
    [{ kind: "account-people", within: "93d" }, "whole days, at most 92"],
    [{ kind: "age", atLeast: "14d", atMost: "7d" }, "never both true"],
  ])("%o", (when, says) => {
    expect(problemsOf(segment(when))).toEqual([expect.stringContaining(says)]);
  });

  it("takes those that somebody can", () => {
    const month = { kind: "calendar", unit: "month", utcOffset: "+05:30" };
    for (const when of [
      { kind: "did", event: sent, sum: "amount", atLeast: 2_500.5, within: month },
      { kind: "did", event: sent, distinct: "customer", atLeast: 5, within: "7d" },
      { kind: "account-share", event: sent, within: "4w", atLeast: 0.8, atMost: 1 },
      { kind: "account-people", atLeast: 3, within: "7d" },
    ]) {
      expect(problemsOf(segment(when))).toEqual([]);
    }
    const ago = { kind: "reached", milestone: "m", atLeastAgo: "7d", within: "30d" };
    const count = { kind: "count", event: sent, atLeast: 1 };
    expect(problemsOf({ ...milestone(count), ...segment(ago) })).toEqual([]);
    expect(problemsOf({ ...milestone(count), ...segment({ ...ago, within: "3d" }) })).toEqual([
      expect.stringContaining("at least 7d and at most 3d"),
    ]);
  });

  it("warns where each step of a sequence only says that somebody was there", () => {
    const warningsOf = (when: object) =>
      checkGuidebook({
        version: 1,
        activation: { milestones: ["m"] },
        ...milestone(when),
      }).warnings.map(({ path, code }) => `${path} ${code}`);
    const login = { name: "Logged In" };
    expect(warningsOf({ kind: "sequence", steps: [login, login] })).toHaveLength(2);
    expect(warningsOf({ kind: "sequence", steps: [login, sent] })).toEqual([]);
  });
});

describe("milestones that are called alike", () => {
  it("are warned of, each after the first, whatever the case and the spaces", () => {
    const when = { kind: "count", event: sent, atLeast: 1 };
    const titles = {
      a: "Get paid",
      b: { en: " get paid", de: "Bezahlt" },
      c: "Sent",
      d: "Get Paid",
    };
    const milestones = Object.fromEntries(
      Object.entries(titles).map(([id, title]) => [id, { title, when }]),
    );
    const activation = { milestones: ["a"] };
    const { problems, warnings } = checkGuidebook({
      version: 1,
      locales: ["en", "de"],
      milestones,
      activation,
    });
    expect(problems).toEqual([]);
    const alike = warnings.filter(({ code }) => code === "same-title");
    expect(alike.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'milestones.b.title: another milestone is called " get paid", too',
      'milestones.d.title: another milestone is called "Get Paid", too',
    ]);
  });
});
