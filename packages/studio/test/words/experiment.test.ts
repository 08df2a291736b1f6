import { GLOBAL_HOLDOUT } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";
import {
  changeInWords,
  exactPercent,
  heldOutWords,
  pointsBetween,
  pointsInWords,
  USUAL_GLOBAL_HOLDOUT,
  verdictBriefly,
} from "../../src/words/experiment.ts";

describe("effects in words", () => {
  it("keeps a decimal where a share is small, and a sign where it is a change", () => {
    expect(exactPercent(0.384)).toBe("38\u00a0%");
    expect(exactPercent(0.0421)).toBe("4.2\u00a0%");
    expect(pointsInWords(0.09)).toBe("+9 points");
    expect(pointsInWords(-0.01)).toBe("−1 point");
    expect(pointsInWords(0)).toBe("0 points");
    expect(pointsBetween({ low: -0.018, high: 0.16 })).toBe("−1.8 to +16 points");
    expect(changeInWords(0.3)).toBe("+30\u00a0%");
  });

  it("says a verdict briefly in lists", () => {
    const brief = (kind: Parameters<typeof verdictBriefly>[0]["kind"], words: string) =>
      verdictBriefly({ kind, words, detail: "" });
    expect(brief("too-early", "Too early: about 9 days more")).toBe("Too early");
    expect(brief("too-early", "Too early, and nobody comes by any more")).toBe("Too early");
    expect(brief("no-holdout", "Not measured: nobody goes without it")).toBe("Not measured");
    expect(brief("helps", "Helps")).toBe("Helps");
  });

  it("says how many get no guide at all, also where nobody chose it", () => {
    const guides = { a: { kind: "notice", style: "modal", title: "T", body: "B" } } as const;
    const of = (experiments?: { readonly holdout: number }) =>
      heldOutWords({ version: 1, guides, ...(experiments === undefined ? {} : { experiments }) });
    const why = "people get no guide unasked, so that it can be told whether guides help.";
    expect(of()).toBe(`5 of 100 ${why}`);
    expect(of({ holdout: 0.2 })).toBe(`20 of 100 ${why}`);
    expect(of({ holdout: 0.07 })).toBe(`7 of 100 ${why}`);
    expect(of({ holdout: 0.025 })).toBe(`25 of 1000 ${why}`);
    expect(of({ holdout: 0 })).toBe(undefined);
    expect(heldOutWords({ version: 1 })).toBe(undefined);
  });

  it("takes the same share for granted as the guidebook does", () => {
    expect(USUAL_GLOBAL_HOLDOUT).toBe(GLOBAL_HOLDOUT);
  });
});
