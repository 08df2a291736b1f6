import {
  BUILDER_NOTES_KEPT,
  type BuilderLinkRecord,
  type BuilderNote,
  type Registry,
} from "@cairn/collector/store";
import { describe, expect, it } from "vitest";

/** What every Registry must do with links of the builder. */
export function describeBuilderLinks(name: string, open: () => Promise<Registry>): void {
  async function withLinks(
    work: (links: Registry["builderLinks"]) => Promise<void>,
  ): Promise<void> {
    const registry = await open();
    try {
      await work(registry.builderLinks);
    } finally {
      await registry.close();
    }
  }

  describe(`${name} registry: builder links`, () => {
    it("REG90 finds a link by its id and by the hash of its token, until that is refused", () =>
      withLinks(async (links) => {
        await links.add(aLink("one"));
        await links.add(aLink("two"));
        expect(await links.link("one")).toEqual(aLink("one"));
        expect(await links.byHash("hash of two")).toEqual(aLink("two"));
        expect(await links.byHash("another")).toBeUndefined();
        await links.refuseToken("two");
        expect(await links.byHash("hash of two")).toBeUndefined();
        expect(await links.link("two")).toEqual(aLink("two"));
        expect(await links.byHash("hash of one")).toEqual(aLink("one"));
      }));

    it("REG91 keeps notes in order, each under its own link, and none where there is no link", () =>
      withLinks(async (links) => {
        await links.add(aLink("one"));
        await links.add(aLink("two"));
        expect(await links.note("one", opened(1))).toBe(true);
        expect(await links.note("two", opened(2))).toBe(true);
        expect(await links.note("one", opened(3))).toBe(true);
        expect(await links.note("gone", opened(4))).toBe(false);
        expect(await links.notes("one")).toEqual([opened(1), opened(3)]);
        expect(await links.notes("two")).toEqual([opened(2)]);
        expect(await links.notes("gone")).toEqual([]);
      }));

    it("REG92 takes so many notes of a link and no more", () =>
      withLinks(async (links) => {
        await links.add(aLink("one"));
        const notes = Array.from({ length: BUILDER_NOTES_KEPT }, (_, at) => opened(at));
        const answers = await Promise.all(notes.map((note) => links.note("one", note)));
        expect(answers.every(Boolean)).toBe(true);
        expect(await links.note("one", opened(-1))).toBe(false);
        expect(await links.notes("one")).toHaveLength(BUILDER_NOTES_KEPT);
        // A page that filled it must not make it look open for ever.
        const ended = { kind: "ended", atMs: 9 } as const;
        expect(await links.note("one", ended)).toBe(true);
        expect(await links.note("one", ended)).toBe(false);
        expect((await links.notes("one")).at(-1)).toEqual(ended);
      }));

    it("REG93 lets go of links that ended before, with their notes", () =>
      withLinks(async (links) => {
        await links.add({ ...aLink("old"), expiresAtMs: 10 });
        await links.add({ ...aLink("new"), expiresAtMs: 20 });
        await links.note("old", opened(1));
        await links.note("new", opened(2));
        await links.dropBefore(20);
        expect(await links.link("old")).toBeUndefined();
        expect(await links.byHash("hash of old")).toBeUndefined();
        expect(await links.notes("old")).toEqual([]);
        expect(await links.notes("new")).toEqual([opened(2)]);
      }));
  });
}

function aLink(id: string): BuilderLinkRecord {
  return {
    id,
    hash: `hash of ${id}`,
    environment: "live",
    origin: "https://app.example",
    task: { kind: "hint", guide: "bank" },
    by: "Ana",
    createdAtMs: 1,
    expiresAtMs: 1_800_001,
  };
}

function opened(atMs: number): BuilderNote {
  return { kind: "opened", page: "/", atMs };
}
