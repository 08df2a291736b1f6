import { fail, ok } from "@cairn/core";
import type { Draft, SaveDraft } from "@cairn/core/api";
import type { Guidebook } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";
import type { Answer, ApiFailure } from "../../src/api.ts";
import { createAnnouncer } from "../../src/models/announcer.ts";
import { createDraft } from "../../src/models/draft.ts";
import { fakePlatform, settle } from "../fake-platform.ts";

const REFUSED: ApiFailure = {
  kind: "refused",
  problem: { type: "about:blank", title: "Conflict", status: 409, detail: "Saved elsewhere." },
};

/** A collector that keeps one draft; `answers` can be made to get lost. */
function collector() {
  let stored: Guidebook = { version: 1, faqs: { a: { question: "Why?", answer: "Because." } } };
  let revision = 1;
  const saves: SaveDraft[] = [];
  const state = { isDown: false, losesAnswers: false };
  const draft = (): Draft => ({
    guidebook: stored,
    revision,
    savedAt: "2026-11-20T10:00:00Z",
    changed: true,
    paused: false,
    problems: [],
    warnings: [],
  });
  return {
    saves,
    state,
    stored: () => stored,
    saveElsewhere(guidebook: Guidebook) {
      stored = guidebook;
      revision += 1;
    },
    draft: (): Answer<Draft> =>
      Promise.resolve(state.isDown ? fail({ kind: "lost" }) : ok(draft())),
    saveDraft(save: SaveDraft): Answer<Draft> {
      if (state.isDown) return Promise.resolve(fail({ kind: "lost" }));
      if (save.revision !== revision) return Promise.resolve(fail(REFUSED));
      saves.push(save);
      stored = save.guidebook as Guidebook;
      revision += 1;
      return Promise.resolve(state.losesAnswers ? fail({ kind: "lost" }) : ok(draft()));
    },
  };
}

async function open(api = collector(), platform = fakePlatform()) {
  const noCheck = () => Promise.reject(new Error("offline"));
  const draft = createDraft(api, platform, createAnnouncer(), noCheck);
  await draft.load();
  await settle();
  return { api, platform, draft };
}

describe("the draft", () => {
  it("is saved once, 600 ms after the last key", async () => {
    const { api, platform, draft } = await open();
    for (const question of ["H", "Ho", "How?"]) {
      draft.write(["faqs", "a", "question"], question);
      await platform.pass(200);
    }
    expect(api.saves).toHaveLength(0);
    await platform.pass(600);
    expect(api.saves).toHaveLength(1);
    expect(api.stored().faqs?.["a"]?.question).toBe("How?");
    expect(draft.status.value).toBe("saved");
  });

  it("keeps an edit made while it is being saved, and saves that too", async () => {
    const { api, platform, draft } = await open();
    draft.write(["faqs", "a", "question"], "first");
    const saved = draft.save();
    draft.write(["faqs", "a", "question"], "second");
    await saved;
    await platform.pass(2_000);
    expect(api.stored().faqs?.["a"]?.question).toBe("second");
    expect(draft.status.value).toBe("saved");
  });

  it("does not take two savings at once for a conflict", async () => {
    const { api, draft } = await open();
    draft.write(["faqs", "a", "question"], "now");
    const both = await Promise.all([draft.save(), draft.save(), draft.save()]);
    expect(both).toEqual([true, true, true]);
    expect(api.saves).toHaveLength(1);
    expect(draft.conflict.value).toBeUndefined();
  });

  it("waits for a collector that is down, with the edit kept in this browser", async () => {
    const { api, platform, draft } = await open();
    api.state.isDown = true;
    draft.write(["faqs", "a", "question"], "kept");
    await platform.pass(5_000);
    expect(draft.status.value).toBe("waiting");
    expect(platform.remembered.get("cairn-studio-unsaved")).toContain("kept");
    api.state.isDown = false;
    await platform.pass(5_000);
    expect(draft.status.value).toBe("saved");
    expect(api.stored().faqs?.["a"]?.question).toBe("kept");
    expect(platform.remembered.size).toBe(0);
  });

  it("takes up again, after a reload, what was not saved before", async () => {
    const first = await open();
    first.api.state.isDown = true;
    first.draft.write(["faqs", "a", "question"], "typed before the reload");
    first.api.state.isDown = false;
    const { api, platform } = await open(first.api, first.platform);
    await platform.pass(1_000);
    expect(api.stored().faqs?.["a"]?.question).toBe("typed before the reload");
  });

  it("overwrites nothing that somebody else saved until a person chose", async () => {
    const { api, platform, draft } = await open();
    const theirs: Guidebook = { version: 1, faqs: {} };
    api.saveElsewhere(theirs);
    draft.write(["faqs", "a", "question"], "mine");
    await platform.pass(5_000);
    expect(draft.status.value).toBe("conflict");
    expect(api.stored()).toEqual(theirs);
    draft.write(["faqs", "a", "question"], "mine, still typing");
    await platform.pass(60_000);
    expect(api.stored()).toEqual(theirs);
    await draft.resolve("mine");
    expect(api.stored().faqs?.["a"]?.question).toBe("mine, still typing");
  });

  it("takes the other draft when that is what a person chose", async () => {
    const { api, platform, draft } = await open();
    api.saveElsewhere({ version: 1, faqs: {} });
    draft.write(["faqs", "a", "question"], "mine");
    await platform.pass(1_000);
    await draft.resolve("theirs");
    expect(draft.guidebook.value.faqs).toEqual({});
    expect(draft.status.value).toBe("saved");
  });

  it("sees its own saving, whose answer was lost on the way, and asks nobody", async () => {
    const { api, platform, draft } = await open();
    api.state.losesAnswers = true;
    draft.write(["faqs", "a", "question"], "arrived");
    await platform.pass(700);
    expect(draft.status.value).toBe("waiting");
    api.state.losesAnswers = false;
    await platform.pass(10_000);
    expect(draft.conflict.value).toBeUndefined();
    expect(draft.status.value).toBe("saved");
  });

  it("joins what somebody else did to another part, saves both, and says which part it was", async () => {
    const { api, platform, draft } = await open();
    api.saveElsewhere({
      version: 1,
      faqs: { ...api.stored().faqs, b: { question: "B?", answer: "B." } },
    });
    draft.write(["faqs", "a", "question"], "mine");
    await platform.pass(5_000);
    expect(draft.conflict.value).toBeUndefined();
    expect(draft.status.value).toBe("saved");
    expect(api.stored().faqs).toEqual({
      a: { question: "mine", answer: "Because." },
      b: { question: "B?", answer: "B." },
    });
    expect(draft.joined.value).toEqual(["faqs.b"]);
    draft.forgetJoined();
    expect(draft.joined.value).toEqual([]);
  });

  it("asks about the one part that both changed, and keeps everything else from both", async () => {
    const { api, platform, draft } = await open();
    api.saveElsewhere({
      version: 1,
      faqs: { a: { question: "theirs", answer: "Because." } },
      help: { launcher: false },
    });
    draft.write(["faqs", "a", "question"], "mine");
    draft.write(["activation"], { milestones: [] });
    await platform.pass(5_000);
    expect(draft.conflict.value?.parts.map(({ key }) => key)).toEqual(["faqs.a"]);
    await draft.resolve(new Map([["faqs.a", "theirs"]]));
    expect(api.stored()).toEqual({
      version: 1,
      faqs: { a: { question: "theirs", answer: "Because." } },
      help: { launcher: false },
      activation: { milestones: [] },
    });
  });

  it("still knows after a reload what an open conflict grew out of, and overwrites nothing", async () => {
    const first = await open();
    first.api.saveElsewhere({
      version: 1,
      faqs: { a: { question: "theirs", answer: "Because." } },
      help: { launcher: false },
    });
    first.draft.write(["faqs", "a", "question"], "mine");
    await first.platform.pass(5_000);
    first.draft.write(["faqs", "a", "question"], "mine, still typing");
    const { api, draft, platform } = await open(first.api, first.platform);
    await platform.pass(5_000);
    expect(draft.conflict.value?.parts.map(({ key }) => key)).toEqual(["faqs.a"]);
    draft.write(["faqs", "a", "question"], "mine, after the reload");
    const again = await open(first.api, first.platform);
    expect(again.draft.conflict.value?.parts.map(({ key }) => key)).toEqual(["faqs.a"]);
    expect(api.stored().faqs?.["a"]?.question).toBe("theirs");
    await again.draft.resolve("mine");
    expect(api.stored()).toEqual({
      version: 1,
      faqs: { a: { question: "mine, after the reload", answer: "Because." } },
      help: { launcher: false },
    });
  });
});
