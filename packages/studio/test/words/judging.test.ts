import type { StallFitTried } from "@cairn/core/api";
import { FALSE_ALARMS } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";
import {
  fittingInWords,
  judgingFinding,
  learnedInWords,
  leftOutInWords,
  USUAL_FALSE_ALARMS,
  whyNot,
} from "../../src/words/judging.ts";
import { fixtureStallModel } from "../fixtures/stall-model.ts";

const NOW = Date.UTC(2027, 4, 3);
const plain = (words: string): string => words.replaceAll(/[\u00a0\u202f]/g, " ");
const tried = (parts: Partial<StallFitTried>): StallFitTried => ({
  ...fixtureStallModel("crowded", NOW).latest!,
  leftOut: { undecided: 0, bots: 0, clocks: 0, unseen: 0 },
  ...parts,
});

describe("how stalls are judged, in words", () => {
  it("says from how many it was learned, and how good that is", () => {
    const model = fixtureStallModel("lived-in", NOW);
    expect(plain(judgingFinding(model))).toBe("Judged by how 1 240 people fared");
    expect(plain(learnedInWords(model.learned!))).toBe(
      "Learned from 1 240 people, checked: 4.8 % false alarms, 21 % of those who get lost are noticed, AUC .74.",
    );
  });

  it("says what is missing, and that the author's own times count until then", () => {
    const model = fixtureStallModel("crowded", NOW);
    expect(judgingFinding(model)).toBe("Not enough to learn from: your own expected times count");
    expect(whyNot(model.latest!)).toBe(
      "Not enough yet: 38 of 100 people have got through or left. 41 people may still get through.",
    );
    expect(judgingFinding(fixtureStallModel("empty", NOW))).toContain("Nothing learned yet");
  });

  it("has a sentence for every reason", () => {
    const reasons = [
      "no-users",
      "few-users",
      "none-passed",
      "few-passed",
      "none-lost",
      "few-lost",
      "no-events",
      "no-milestone-known",
      "no-signal",
      "not-calibrated",
    ] as const;
    const said = reasons.map((because) => whyNot(tried({ because })));
    expect(new Set(said).size).toBe(reasons.length);
    expect(said.every((words) => /^[A-Z0-9].*\.$/.test(words))).toBe(true);
    expect(whyNot(tried({ because: "none-passed", lost: 14 }))).toContain("of 14 people");
  });

  it("tells who was left out, only where somebody was", () => {
    expect(leftOutInWords(tried({}))).toHaveLength(1);
    const all = leftOutInWords(
      tried({
        activeTime: "from-gaps",
        leftOut: { undecided: 1, bots: 2, clocks: 3, unseen: 4 },
      }),
    );
    expect(all).toHaveLength(6);
    expect(all[2]).toBe("2 bots left out: more events than a person makes.");
  });

  it("says how far a fit is", () => {
    const fit = (step: "waiting" | "reading" | "computing", done: number, all: number) =>
      plain(fittingInWords({ step, since: "", done, all }));
    expect(fit("waiting", 0, 0)).toContain("Waiting");
    expect(fit("reading", 300, 1_350)).toBe("Reading 300 of 1 350 people…");
    expect(fit("computing", 1_350, 1_350)).toBe("Learning from 1 350 people…");
  });

  it("takes the schema's rate where the guidebook names none", () => {
    expect(USUAL_FALSE_ALARMS).toBe(FALSE_ALARMS);
  });
});
