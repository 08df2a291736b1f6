import {
  type Guide,
  type Guidebook,
  checkGuidebook,
  compileGuidebook,
  effectOf,
} from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";

const count = { kind: "count", event: { name: "Done" }, atLeast: 1 } as const;
const milestone = (title: string) => ({ title, when: count });
const base: Guidebook = {
  version: 1,
  milestones: {
    added: milestone("Added"),
    sent: milestone("Sent"),
    team: { ...milestone("Team"), by: { people: 3 } },
    paid: milestone("Paid"),
  },
  activation: { milestones: ["added", "paid"] },
};
const stalledAt = (id: string) => ({ kind: "stalled", milestone: id }) as const;
const notice = (more: object = {}) =>
  ({
    kind: "notice",
    style: "modal",
    title: "T",
    body: "B",
    when: { kind: "all", of: [] },
    ...more,
  }) as Guide;
const withGuide = (guide: Guide, more: object = {}): Guidebook => ({
  ...base,
  guides: { g: guide },
  ...more,
});
const step = (id: string, milestoneId?: string) => ({
  id,
  body: "B",
  ...(milestoneId && { advance: { on: "milestone" as const, milestone: milestoneId } }),
});

describe("what a guide is to move", () => {
  it.each<readonly [string, Guide, string]>([
    [
      "what the author says",
      notice({ effect: { milestone: "sent" }, when: stalledAt("added") }),
      "sent",
    ],
    [
      "the milestone whose stall it waits for",
      notice({ when: { kind: "all", of: [{ kind: "goal", oneOf: [] }, stalledAt("sent")] } }),
      "sent",
    ],
    [
      "not one that it waits to be over",
      notice({ when: { kind: "not", condition: stalledAt("sent") } }),
      "paid",
    ],
    [
      "the last item of a checklist",
      {
        kind: "checklist",
        title: "T",
        items: ["added", "sent"].map((id) => ({ id, title: "T", milestone: id })),
      },
      "sent",
    ],
    [
      "the last milestone that a tour waits for",
      { kind: "tour", title: "T", steps: [step("a", "added"), step("b", "sent"), step("c")] },
      "sent",
    ],
    ["the last of the activation", notice(), "paid"],
  ])("is %s", (_, guide, expected) => {
    expect(effectOf(withGuide(guide), "g")).toEqual({
      milestone: expected,
      withinMs: 7 * 86_400_000,
      unit: "user",
    });
  });

  it("is moved within the time that the author gives it, for accounts where they reach it together", () => {
    const effect = { milestone: "team", within: "2d" };
    const expected = { milestone: "team", withinMs: 2 * 86_400_000, unit: "account" };
    expect(effectOf(withGuide(notice({ effect })), "g")).toEqual(expected);
    expect(effectOf({ ...base, experiments: { effect } })).toEqual(expected);
    expect(effectOf(base)).toMatchObject({ milestone: "paid", unit: "user" });
  });

  it("is nothing for cancel flows, guides that are not there, and without milestones", () => {
    const flow: Guide = { kind: "cancel", title: "T", question: "?", reasons: [] };
    expect(effectOf(withGuide(flow), "g")).toBeUndefined();
    expect(effectOf(base, "constructor")).toBeUndefined();
    expect(effectOf({ version: 1, guides: { g: notice() } }, "g")).toBeUndefined();
  });
});

describe("who goes without, as browsers get it", () => {
  const compiled = (guidebook: Guidebook) => {
    const { holdout, guides } = compileGuidebook(guidebook, { revision: "1" });
    return [holdout, guides[0]?.holdout];
  };

  it("is one in twenty of all, and nobody of one guide, where nothing is said", () => {
    expect(compiled(withGuide(notice()))).toEqual([
      { share: 0.05, by: "user", holdout: "global" },
      undefined,
    ]);
  });

  it("is what the author says, in accounts where the milestone is theirs", () => {
    const experiments = { holdout: 0.1, effect: { milestone: "team" } };
    const guide = notice({ holdout: 0.25, when: stalledAt("sent") });
    expect(compiled(withGuide(guide, { experiments }))).toEqual([
      { share: 0.1, by: "account", holdout: "global" },
      { share: 0.25, by: "user", holdout: "guide" },
    ]);
    expect(compiled(withGuide(notice({ holdout: 0 }), { experiments: { holdout: 0 } }))).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe("the check of holdouts", () => {
  const problemsOf = (guidebook: object) =>
    checkGuidebook(guidebook).problems.map(({ path, code }) => `${path} ${code}`);
  const warningsOf = (guidebook: object) =>
    checkGuidebook(guidebook).warnings.map(({ path, code }) => `${path} ${code}`);

  it("refuses more than a half, and less than nobody", () => {
    const { problems } = checkGuidebook(withGuide(notice({ holdout: 0.6 })));
    expect(problems).toMatchObject([
      { path: "guides.g.holdout", expected: "a share of users, from 0 to 0.5" },
    ]);
    expect(problemsOf({ ...base, experiments: { holdout: -0.1 } })).toHaveLength(1);
    const flow = { kind: "cancel", title: "T", question: "?", reasons: [], holdout: 0.1 };
    expect(problemsOf(withGuide(flow as unknown as Guide))[0]).toContain("guides.g");
  });

  it("names an effect on a milestone that is not there", () => {
    const effect = { milestone: "send" };
    expect(problemsOf(withGuide(notice({ effect }), { experiments: { effect } }))).toEqual([
      "guides.g.effect.milestone unknown-reference",
      "experiments.effect.milestone unknown-reference",
    ]);
  });

  it("warns where nobody is held out, and where nothing measures it", () => {
    expect(warningsOf(withGuide(notice({ holdout: 0.1 })))).toEqual([]);
    expect(warningsOf(withGuide(notice({ holdout: 0.1, when: undefined })))).toEqual([
      "guides.g.holdout unused",
    ]);
    const none = {
      version: 1,
      guides: { g: notice({ holdout: 0.1 }) },
      experiments: { holdout: 0.1 },
    };
    expect(warningsOf(none)).toEqual([
      "guides.g.holdout unmeasured",
      "experiments.holdout unmeasured",
    ]);
  });
});
