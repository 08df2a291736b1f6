import { fail, ok } from "@cairn/core";
import type { DeadLetters } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import type { Api, ApiFailure, WhichLetters } from "../../src/api.ts";
import { createDeadLetters } from "../../src/models/dead-letters.ts";
import { valueOf } from "../../src/models/resource.ts";
import { lettersOutcomeWords } from "../../src/words/letters-outcome.ts";
import { fakePlatform, settle } from "../fake-platform.ts";
import { fixtureLetters, lettersAnswer } from "../fixtures/delivery.ts";

/** The list before a collector that gives two letters a page and can replay what only missed its proof. */
async function open(code = "") {
  let kept = fixtureLetters(0);
  const asked: (WhichLetters & { readonly cursor?: string })[] = [];
  const places: string[] = [];
  const state: { failure?: ApiFailure } = {};
  const isNamed = (which: WhichLetters, one: (typeof kept)[number]): boolean =>
    (which.code === undefined || one.code === which.code) &&
    (which.id === undefined || one.id === which.id);
  const api = {
    deadLetters(which: WhichLetters, cursor?: string) {
      asked.push({ ...which, ...(cursor === undefined ? {} : { cursor }) });
      const { letters, codes } = lettersAnswer(kept, which.code ?? "");
      const rest = letters.filter(({ id }) => id < Number(cursor ?? 99));
      const shown = rest.slice(0, 2);
      const next = rest.length > 2 ? { cursor: String(shown.at(-1)?.id) } : {};
      return Promise.resolve(ok<DeadLetters>({ letters: shown, codes, ...next }));
    },
    replayLetters(which: WhichLetters) {
      if (state.failure !== undefined) return Promise.resolve(fail(state.failure));
      const named = kept.filter((one) => isNamed(which, one));
      const stored = named.filter((one) => one.code === "identity-unverified");
      kept = kept.filter((one) => !stored.includes(one));
      const refused = named.length - stored.length;
      return Promise.resolve(ok({ stored: stored.length, duplicates: 0, refused }));
    },
    removeLetters(which: WhichLetters) {
      const before = kept.length;
      kept = kept.filter((one) => !isNamed(which, one));
      return Promise.resolve(ok({ removed: before - kept.length }));
    },
    lettersExportUrl: ({ env, code: one = "" }: WhichLetters) => `${env} ${one}`,
  } as unknown as Api;
  const swap = (route: { readonly kind: string }): void => {
    places.push("code" in route ? String(route.code) : "?");
  };
  const model = createDeadLetters(api, fakePlatform(), { swap }, "live", code);
  await settle();
  const shown = (): readonly number[] => [
    ...(valueOf(model.list.value)?.letters ?? []).map(({ id }) => id),
    ...model.more.value.map(({ id }) => id),
  ];
  const said = (): string =>
    model.outcome.value === undefined ? "" : lettersOutcomeWords(model.outcome.value);
  return { model, asked, places, state, shown, said };
}

describe("refused events", () => {
  it("are shown page by page, and a list that somebody reads on does not move by itself", async () => {
    const { model, asked, shown } = await open();
    expect(shown()).toEqual([41, 40]);
    await model.loadMore();
    await model.loadMore();
    expect(shown()).toEqual([41, 40, 39, 38, 37]);
    expect(model.cursor.value).toBeUndefined();
    const before = asked.length;
    model.refresh();
    await settle();
    expect(asked).toHaveLength(before);
  });

  it("are narrowed to a code, which the address keeps and the export follows", async () => {
    const { model, places, shown } = await open("missing");
    expect(shown()).toEqual([39, 38]);
    expect(model.exportUrl.value).toBe("live missing");
    model.choose("identity-unverified");
    await settle();
    expect(shown()).toEqual([41, 40]);
    expect(places).toEqual(["identity-unverified"]);
    expect(model.exportUrl.value).toBe("live identity-unverified");
  });

  it("are replayed one or all, and it is said what became of them", async () => {
    const { model, shown, said } = await open();
    await model.replay(41);
    await settle();
    expect(said()).toBe("1 event stored, at the time they came in.");
    expect(shown()).toEqual([40, 39]);
    await model.replay();
    await settle();
    expect(said()).toBe(
      "1 event stored, at the time they came in; 3 still refused and kept, with today's reason.",
    );
    expect(shown()).toEqual([39, 38]);
  });

  it("leave the code that has nothing left, so that nobody looks at an empty list", async () => {
    const { model, places, shown } = await open("identity-unverified");
    await model.replay();
    await settle();
    expect(places).toEqual([""]);
    expect(shown()).toEqual([39, 38]);
  });

  it("are removed after a second word only, and only those that were named", async () => {
    const { model, shown, said } = await open();
    model.askToRemove({ letters: 1, id: 40 });
    await settle();
    expect(shown()).toEqual([41, 40]);
    await model.remove();
    await settle();
    expect(shown()).toEqual([41, 39]);
    expect(said()).toBe("1 refused event deleted.");
    model.askToRemove(undefined);
    await model.remove();
    await settle();
    expect(shown()).toEqual([41, 39]);
  });

  it("stay as they are where the collector does not do it, which is said", async () => {
    const { model, state, shown, said } = await open();
    state.failure = { kind: "lost" };
    await model.replay();
    await settle();
    expect(said()).toContain("has not answered");
    expect(shown()).toEqual([41, 40]);
    expect(model.busy.value).toBe(false);
  });
});
