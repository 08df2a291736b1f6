import { ok } from "@cairn/core";
import type { PresentEditor, TellPresence } from "@cairn/core/api";
import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import { createPresence } from "../../src/models/presence.ts";
import { parsePlace } from "../../src/address.ts";
import type { Place } from "../../src/routes.ts";
import { fakePlatform, settle } from "../fake-platform.ts";

/** A tab at a place, beside what others do. */
async function open(hash: string, may = true) {
  const platform = fakePlatform();
  const place = signal<Place>(parsePlace(hash));
  const said: TellPresence[] = [];
  const answer: { editors: PresentEditor[]; revision: number } = { editors: [], revision: 1 };
  let loads = 0;
  const draft = {
    stored: signal({ revision: 1 } as never),
    status: signal<"saved" | "unsaved">("saved"),
    load: async () => {
      loads += 1;
    },
  };
  const api = {
    presence: () => Promise.resolve(ok(answer)),
    tellPresence(one: TellPresence) {
      said.push(one);
      return Promise.resolve(ok(answer));
    },
  };
  const presence = createPresence(api, platform, { place }, draft, () => may);
  await settle();
  const go = async (next: string): Promise<void> => {
    place.value = parsePlace(next);
    await settle();
  };
  return { platform, presence, said, answer, draft, go, loads: () => loads };
}

const ada: PresentEditor = {
  tab: "ada",
  by: "Ada",
  part: "guides.start",
  since: "2026-11-24T10:42:00.000Z",
  holds: true,
};

describe("who is at work", () => {
  it("hears which part is open here, at once and every 15 seconds, and when it is left", async () => {
    const { platform, said, go } = await open("#/guides/start");
    const [{ tab } = { tab: "" }] = said;
    expect(said).toEqual([{ tab, part: "guides.start" }]);
    await platform.pass(30_000);
    expect(said).toHaveLength(3);
    await go("#/publish");
    expect(said.at(-1)).toEqual({ tab });
    await go("#/answers/vat");
    platform.leave();
    expect(said.slice(-2)).toEqual([{ tab, part: "faqs.vat" }, { tab }]);
  });

  it("is told with the holder of the part that is open here, who can be relieved", async () => {
    const { platform, presence, said, answer, go } = await open("#/guides/start");
    expect(presence.holder.value).toBeUndefined();
    answer.editors = [ada];
    await platform.pass(15_000);
    expect(presence.holder.value).toEqual(ada);
    await go("#/guides/other");
    expect(presence.holder.value).toBeUndefined();
    expect(presence.others.value).toEqual([ada]);
    await go("#/guides/start");
    answer.editors = [{ ...ada, holds: false }];
    await presence.takeOver();
    expect(said.at(-1)).toMatchObject({ part: "guides.start", take: true });
    expect(presence.holder.value).toBeUndefined();
  });

  it("brings what they saved, unless something is unsaved here", async () => {
    const { platform, answer, draft, loads } = await open("#/guides/start");
    expect(loads()).toBe(0);
    answer.revision = 2;
    draft.status.value = "unsaved";
    await platform.pass(15_000);
    expect(loads()).toBe(0);
    draft.status.value = "saved";
    await platform.pass(15_000);
    expect(loads()).toBe(1);
  });

  it("hears nothing of somebody who may only look", async () => {
    const { platform, said, presence, answer } = await open("#/guides/start", false);
    answer.editors = [ada];
    await platform.pass(15_000);
    platform.leave();
    expect(said).toEqual([]);
    expect(presence.holder.value).toEqual(ada);
  });
});
