import { describe, expect, it } from "vitest";
import { ago, grouped, lasting } from "../../src/words/figures.ts";
import {
  evidenceLead,
  funnelFinding,
  funnelRows,
  timeFinding,
  timeNote,
  shownBy,
} from "../../src/words/findings.ts";
import { problemWords } from "../../src/words/problem.ts";
import { thresholdWords } from "../../src/words/threshold.ts";
import { FUNNEL, fixtureCurve } from "../fixtures/insights.ts";

const plain = (words: string): string => words.replace(/[\u00a0\u202f]/g, " ");

describe("a finding", () => {
  it("names the step that most people have not got past, and their share of those who got to it", () => {
    expect(plain(funnelFinding(FUNNEL))).toBe("61 % have not got past Connect a bank so far");
    const lost = funnelRows(FUNNEL).map((row) => row.lostUsers);
    expect(lost.reduce((sum, one) => sum + one, 0) + 74).toBe(FUNNEL.users);
  });

  it("says whom the evidence of a milestone counts", () => {
    const group = { milestone: "a", title: "A", stalledNow: 37, resolved: 15, evidence: [] };
    expect(evidenceLead(group)).toBe(
      "What showed it, among 52 people, those who got through included",
    );
    expect(evidenceLead({ ...group, resolved: 0 })).toBe("What showed it");
  });

  it("says so where nobody began or everybody went all the way", () => {
    expect(funnelFinding({ users: 0, steps: FUNNEL.steps })).toBe("Nobody has begun yet");
    const all = [{ step: "a", title: "A", users: 4, stoppedHere: 0 }];
    expect(funnelFinding({ users: 4, steps: all })).toBe("Everyone who began went all the way");
  });

  it("says the median where half got there, else how many did, and that the rest is censored", () => {
    const quick = fixtureCurve("first-customer");
    expect(timeFinding(quick, "Add a customer")).toMatch(/^Half reach Add a customer within \d/);
    const slow = fixtureCurve("paid-invoice");
    expect(plain(timeFinding(slow, "Get paid"))).toBe(
      "19 % have reached Get paid, fewer than half so far",
    );
    expect(timeNote(slow)).toMatch(/ \d+ people have not reached it so far, stuck or not: /);
    expect(timeNote(slow)).toContain("(censored)");
  });
});

describe("figures", () => {
  it("read as people write them", () => {
    expect(plain(grouped(1_234_567))).toBe("1 234 567");
    expect(lasting(90_000)).toBe("1.5 minutes");
    expect(lasting(86_400_000)).toBe("1 day");
    expect(ago("2026-11-20T12:00:00Z", Date.parse("2026-11-20T14:10:00Z"))).toBe("2 hours ago");
  });
});

describe("a milestone in words", () => {
  it("says what, how often and within which time", () => {
    const when = {
      kind: "count",
      event: { name: "Invoice Sent" },
      atLeast: 3,
      within: { kind: "since-start", for: "10d" },
    } as const;
    expect(thresholdWords({ title: "Habit", when })).toBe(
      "Invoice Sent at least 3 times, within the first 10 days",
    );
  });

  it("says a sequence, a calendar and what must not happen in plain words", () => {
    const [sent, paid] = [{ name: "Invoice Sent" }, { name: "Invoice Paid" }];
    const within = { kind: "calendar", unit: "month", utcOffset: "+02:00" } as const;
    const steps = [sent, paid];
    expect(
      thresholdWords({ title: "T", when: { kind: "sequence", steps, same: "invoice", within } }),
    ).toBe(
      "Invoice Sent, then Invoice Paid, with the same invoice, within one calendar month (UTC+02:00)",
    );
    expect(thresholdWords({ title: "T", when: { kind: "absent", event: paid, for: "1w" } })).toBe(
      "No Invoice Paid within 1 week after sign-up",
    );
    expect(
      thresholdWords({ title: "T", when: { kind: "absent", event: paid, for: "7d", after: sent } }),
    ).toBe("No Invoice Paid within 7 days after Invoice Sent");
  });
});

describe("a problem in words", () => {
  it("tells the person what to do, and falls back on the checker's own sentence and hint", () => {
    const empty = {
      code: "not-allowed",
      message: 'expected must not be empty, found ""',
      found: '""',
    };
    expect(problemWords({ path: "milestones.a.title", ...empty })).toBe("Give it a title.");
    expect(problemWords({ path: "milestones.a.when.event.name", ...empty })).toBe(
      "Choose an event.",
    );
    expect(
      problemWords({ path: "theme.corner", code: "x", message: "no such corner", hint: "try end" }),
    ).toBe("No such corner. Try end.");
  });
});

describe("what showed a stall", () => {
  it("does not name the milestone that stands beside it", () => {
    expect(shownBy("Stuck at Get paid: left a form unfinished", "Get paid")).toBe(
      "Left a form unfinished",
    );
    expect(shownBy("9 minutes of active time", "Get paid")).toBe("9 minutes of active time");
  });
});
