import { fail, ok } from "@cairn/core";
import type { Draft, SaveDraft } from "@cairn/core/api";
import type { Guidebook } from "@cairn/core/guidebook";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/api.ts";
import { createAnnouncer } from "../../src/models/announcer.ts";
import { type CheckDraft, createDraft } from "../../src/models/draft.ts";
import { fakePlatform, settle } from "../fake-platform.ts";

/** What a person or the network does next. */
const step = fc.oneof(
  fc.record({ kind: fc.constant("write" as const), answer: fc.constantFrom("", "a", "b", "c") }),
  fc.record({ kind: fc.constant("wait" as const), ms: fc.integer({ min: 0, max: 1_500 }) }),
  fc.constant({ kind: "save" as const }),
  fc.constant({ kind: "load" as const }),
  fc.constant({ kind: "hide" as const }),
  fc.record({ kind: fc.constant("deliver" as const), which: fc.nat({ max: 5 }) }),
  fc.record({ kind: fc.constant("lose" as const), which: fc.nat({ max: 5 }) }),
);

const EMPTY_ANSWER = { path: "faqs.a.answer", code: "empty", message: "Write the answer." };
const judge: CheckDraft = (guidebook) => ({
  problems: (guidebook as Guidebook).faqs?.["a"]?.answer === "" ? [EMPTY_ANSWER] : [],
  warnings: [],
});

/** A collector that acts at once, whose answers arrive in the order the test says, or never. */
function slowCollector() {
  let guidebook: Guidebook = { version: 1 };
  let revision = 1;
  const pending: { readonly arrive: () => void; readonly lose: () => void }[] = [];
  const draft = (): Draft => ({
    guidebook,
    revision,
    savedAt: "2026-11-20T10:00:00Z",
    changed: true,
    paused: false,
    ...judge(guidebook),
  });
  const later = (answer: Awaited<Answer<Draft>>): Answer<Draft> =>
    new Promise((resolve) => {
      const lost: Awaited<Answer<Draft>> = fail({ kind: "lost" });
      pending.push({ arrive: () => resolve(answer), lose: () => resolve(lost) });
    });
  const take = (which: number) => pending.splice(which % Math.max(1, pending.length), 1)[0];
  return {
    stored: () => guidebook,
    arrive: (which: number) => take(which)?.arrive(),
    lose: (which: number) => take(which)?.lose(),
    isWaiting: () => pending.length > 0,
    draft: () => later(ok(draft())),
    saveDraft(save: SaveDraft) {
      if (save.revision !== revision) {
        const problem = { type: "", title: "Conflict", status: 409, detail: "Saved elsewhere." };
        return later(fail({ kind: "refused", problem }));
      }
      guidebook = save.guidebook as Guidebook;
      revision += 1;
      return later(ok(draft()));
    },
  };
}

describe("the draft, whatever the order of answers", () => {
  it.each(["in the browser", "by the collector alone"])(
    "is stored as it was typed last and free of problems, judged %s",
    async (where) => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
          const api = slowCollector();
          const platform = fakePlatform();
          const loadCheck = (): Promise<CheckDraft> =>
            where === "in the browser" ? Promise.resolve(judge) : Promise.reject(new Error("lost"));
          const draft = createDraft(api, platform, createAnnouncer(), loadCheck);
          void draft.load();
          api.arrive(0);
          await settle();
          for (const one of steps) {
            if (one.kind === "write") {
              draft.write(["faqs", "a"], { question: "How?", answer: one.answer });
            } else if (one.kind === "wait") await platform.pass(one.ms);
            else if (one.kind === "save") void draft.save();
            else if (one.kind === "load") void draft.load();
            else if (one.kind === "hide") platform.leave();
            else if (one.kind === "deliver") api.arrive(one.which);
            else api.lose(one.which);
            await settle();
          }
          const last = { question: "How?", answer: "typed last" };
          draft.write(["faqs", "a"], last);
          for (let round = 0; round < 60; round += 1) {
            api.arrive(0);
            await platform.pass(700);
          }
          expect(api.isWaiting()).toBe(false);
          expect(draft.conflict.value).toBeUndefined();
          expect(draft.status.value).toBe("saved");
          expect(draft.guidebook.value.faqs?.["a"]).toEqual(last);
          expect(api.stored().faqs?.["a"]).toEqual(last);
          expect(draft.problems.value).toEqual([]);
        }),
        { numRuns: 400 },
      );
    },
  );
});
