import type { Guidebook } from "@cairn/core/guidebook";
import { describe, expect, it } from "vitest";
import { createGuidebookImport } from "../../src/models/guidebook-import.ts";
import { momentOf, tomorrowAt } from "../../src/models/local-time.ts";
import { stubDraft } from "./stub-draft.ts";

const file = (text: string, size = text.length) => ({
  name: "team.json",
  size,
  text: () => Promise.resolve(text),
});
const BOOK: Guidebook = { version: 1, faqs: { a: { question: "A?", answer: "A." } } };

describe("a guidebook from a file", () => {
  it("is shown before it takes the draft's place, and can be taken back", async () => {
    const draft = stubDraft({ version: 1 });
    const importing = createGuidebookImport(draft);
    await importing.choose(file(`\uFEFF${JSON.stringify(BOOK)}`));
    expect(importing.state.value).toMatchObject({ kind: "ready", guidebook: BOOK });
    expect(draft.guidebook.value).toEqual({ version: 1 });
    importing.take();
    expect(draft.guidebook.value).toEqual(BOOK);
    expect(importing.state.value).toEqual({ kind: "taken", name: "team.json" });
    importing.undo();
    expect(draft.guidebook.value).toEqual({ version: 1 });
    expect(importing.state.value).toBeUndefined();
  });

  it("leaves the draft alone when somebody thinks better of it", async () => {
    const draft = stubDraft({ version: 1 });
    const importing = createGuidebookImport(draft);
    await importing.choose(file(JSON.stringify(BOOK)));
    importing.drop();
    importing.take();
    expect(draft.guidebook.value).toEqual({ version: 1 });
  });

  it("is refused, with the reason, where it is none", async () => {
    const draft = stubDraft({ version: 1 });
    const importing = createGuidebookImport(draft);
    const because = async (chosen: Parameters<typeof importing.choose>[0]) => {
      await importing.choose(chosen);
      const state = importing.state.value;
      return state?.kind === "refused" ? state.because.kind : state?.kind;
    };
    expect(await because(file("{"))).toBe("not-json");
    expect(await because(file("[1]"))).toBe("not-a-guidebook");
    expect(await because(file('"hello"'))).toBe("not-a-guidebook");
    expect(await because(file("{}", 600_000))).toBe("too-large");
    const gone = { ...file("{}"), text: () => Promise.reject(new Error("gone")) };
    expect(await because(gone)).toBe("not-readable");
    importing.take();
    expect(draft.guidebook.value).toEqual({ version: 1 });
  });
});

describe("a time on the reader's clock", () => {
  it("begins with tomorrow, and becomes the moment that it is", () => {
    const now = new Date(2026, 10, 23, 18, 30).getTime();
    expect(tomorrowAt(9, now)).toBe("2026-11-24T09:00");
    expect(momentOf("2026-11-24T09:00")).toBe(new Date(2026, 10, 24, 9).toISOString());
    for (const none of ["", "tomorrow", "2026-11-24", "2026-99-24T09:00"]) {
      expect(momentOf(none)).toBeUndefined();
    }
  });
});
