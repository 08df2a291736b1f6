import { describe, expect, it } from "vitest";
import { readDraft, saveDraft } from "../../src/publish/draft.ts";
import { setPaused } from "../../src/publish/pause.ts";
import { publishDraft, publishGuidebook } from "../../src/publish/publish.ts";
import type { Publishing } from "../../src/publish/publishing.ts";
import { rollback } from "../../src/publish/rollback.ts";
import { createMemoryDefinitions } from "../../src/store/memory/definitions.ts";

const NOON = Date.parse("2026-05-04T12:00:00.000Z");
const milestone = (title: string) => ({
  title,
  when: { kind: "count", event: { name: "Invoice Sent" }, atLeast: 1 },
});
const book = (title: string) => ({ version: 1, milestones: { sent: milestone(title) } });

function publishing(by = "ana"): Publishing {
  return { definitions: createMemoryDefinitions(), by, now: () => NOON };
}

describe("publishing a file", () => {
  it("publishes it and lets an unchanged draft follow", async () => {
    const own = publishing();
    await saveDraft({ guidebook: book("Send"), revision: 0 }, own);
    await publishDraft({ revision: 1 }, own);
    expect(await publishGuidebook(book("Send one"), "from a file", own)).toMatchObject({
      ok: true,
      value: { version: 2, note: "from a file", by: "ana" },
    });
    expect(await readDraft(own)).toMatchObject({
      guidebook: book("Send one"),
      revision: 2,
      live: 2,
      changed: false,
    });
  });

  it("leaves a draft with unpublished work as it is", async () => {
    const own = publishing();
    await saveDraft({ guidebook: book("Half done"), revision: 0 }, own);
    await publishGuidebook(book("Send one"), undefined, own);
    expect(await readDraft(own)).toMatchObject({
      guidebook: book("Half done"),
      live: 1,
      changed: true,
    });
  });

  it("needs no draft at all: what is live is what the studio then begins with", async () => {
    const own = publishing();
    await publishGuidebook(book("Send one"), undefined, own);
    expect(await readDraft(own)).toMatchObject({
      guidebook: book("Send one"),
      revision: 0,
      changed: false,
    });
  });

  it("stores nothing of a guidebook with problems", async () => {
    const own = publishing();
    const published = await publishGuidebook(
      { version: 1, milestones: { Sent: 5 } },
      undefined,
      own,
    );
    expect(published).toMatchObject({ ok: false, failure: { kind: "invalid" } });
    expect(await own.definitions.versions()).toEqual([]);
    expect(await own.definitions.audit(10)).toEqual([]);
  });
});

describe("a draft", () => {
  it("counts as unchanged however a form ordered an object's fields", async () => {
    const own = publishing();
    await saveDraft({ guidebook: book("Send"), revision: 0 }, own);
    await publishDraft({ revision: 1 }, own);
    const { when, title } = milestone("Send");
    const reordered = { milestones: { sent: { when, title } }, version: 1 };
    const saved = await saveDraft({ guidebook: reordered, revision: 1 }, own);
    expect(saved).toMatchObject({ ok: true, value: { changed: false } });
  });

  it("counts as changed when milestones change places: they are followed in order", async () => {
    const own = publishing();
    const both = { a: milestone("A"), b: milestone("B") };
    await publishGuidebook({ version: 1, milestones: both }, undefined, own);
    const swapped = { version: 1, milestones: { b: both.b, a: both.a } };
    const saved = await saveDraft({ guidebook: swapped, revision: 0 }, own);
    expect(saved).toMatchObject({ ok: true, value: { changed: true } });
  });

  it("is saved by one of two people who save at the same time", async () => {
    const own = publishing();
    const saved = await Promise.all([
      saveDraft({ guidebook: book("One"), revision: 0 }, own),
      saveDraft({ guidebook: book("Other"), revision: 0 }, { ...own, by: "ben" }),
    ]);
    expect(saved.map(({ ok }) => ok)).toEqual([true, false]);
    expect(saved[1]).toMatchObject({ failure: { kind: "conflict", revision: 1 } });
    expect(await own.definitions.audit(10)).toMatchObject([{ by: "ana", action: "draft-saved" }]);
  });
});

describe("rolling back", () => {
  it("to an unknown version changes nothing", async () => {
    const own = publishing();
    await publishGuidebook(book("Send"), undefined, own);
    expect(await rollback(7, own)).toEqual({
      ok: false,
      failure: { kind: "unknown-version", latest: 1 },
    });
    expect(await own.definitions.versions()).toHaveLength(1);
  });

  it("keeps the pause switch where it is", async () => {
    const own = publishing();
    await publishGuidebook(book("Send"), undefined, own);
    await setPaused(true, own);
    await rollback(1, own);
    expect((await own.definitions.live()).paused).toBe(true);
  });
});
