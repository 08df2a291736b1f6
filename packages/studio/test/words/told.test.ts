import { describe, expect, it } from "vitest";
import { brief } from "../../src/models/brief.ts";
import { accountFinding, isCarried } from "../../src/words/account.ts";
import { gotWords, heldWords } from "../../src/words/held.ts";
import { answerWords } from "../../src/words/help.ts";
import { fixtureAccounts } from "../fixtures/accounts.ts";
import { fixtureGuides } from "../fixtures/person-guides.ts";
import { fixtureHelp } from "../fixtures/help.ts";
import { fixturePeople, NOW } from "../fixtures/people.ts";

describe("a long text", () => {
  it("is cut between characters, and says that there is more", () => {
    expect(brief("short", 5)).toBe("short");
    expect(brief("x".repeat(10_000), 80)).toBe(`${"x".repeat(80)}…`);
    expect(brief("👩‍👩‍👧".repeat(50), 3).startsWith("👩")).toBe(true);
    expect(brief("invoice\u202efdp.exe", 80)).toBe("invoice\ufffdfdp.exe");
    expect(brief("😀".repeat(50), 3)).toBe("😀😀😀…");
  });
});

describe("what somebody got of a guide", () => {
  it("is told with why it does not come now", () => {
    const told = fixtureGuides(NOW).map((guide) => [gotWords(guide), heldWords(guide.held)]);
    expect(told).toEqual([
      ["Seen 3 times", "Matches: may come on the right page"],
      ["Withheld", "In the holdout: goes without it, so that its effect can be measured"],
      ["Not seen", "Does not match now"],
    ]);
    const [guide] = fixtureGuides(NOW);
    expect(gotWords({ ...guide!, shown: 1, outcome: "dismissed" })).toBe("Seen 1 time, closed it");
  });
});

describe("an account", () => {
  it("is told by breadth, depth, and on whom it rests", () => {
    const [team, own] = fixtureAccounts(fixturePeople(NOW));
    expect(accountFinding(team!)).toBe(
      "3 of 3 people active in 28 days, 2 of 4 milestones; Samira Haddad does 86\u00a0% of it",
    );
    // Somebody alone carries nothing for others.
    expect(isCarried(own!)).toBe(false);
  });
});

describe("an answer", () => {
  it("says how many read it and how sure its share is", () => {
    const { answers, days } = fixtureHelp(NOW);
    expect(answerWords(answers[0], days)).toBe(
      "Read by 74 people, 118 times; helped 72\u00a0% of 43 people who said (57\u00a0% to 83\u00a0%)",
    );
    expect(answerWords(undefined, days)).toBe("Not read in 28 days");
  });
});
