import type { Overview, VersionContent } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/api.ts";
import { createGuideList } from "../../src/models/guide-list.ts";
import { createRouter } from "../../src/models/router.ts";
import { fakePlatform, settle } from "../fake-platform.ts";
import { INVOICING } from "../fixtures/guidebook.ts";
import { stubDraft } from "./stub-draft.ts";

async function open(hash: string, broken: number) {
  const platform = fakePlatform(hash);
  const answer = <Value>(value: unknown): Answer<Value> =>
    Promise.resolve({ ok: true, value: value as Value });
  const api = {
    version: () => answer<VersionContent>({ version: 3, guidebook: INVOICING }),
    overview: () => answer<Overview>({ guides: [{ guide: "send-button", broken }] }),
  };
  const draft = stubDraft(INVOICING, { live: 3 });
  const router = createRouter(platform);
  const list = createGuideList(api, platform, router, draft, "live");
  await settle();
  const groups = () =>
    list.groups.value.map(([standing, guides]) => [standing, guides.map(({ id }) => id)]);
  return { list, draft, groups, router };
}

describe("the list of guides", () => {
  it("holds them by how they stand, and follows the draft", async () => {
    const { list, draft, groups } = await open("#/guides", 2);
    expect(groups()).toEqual([
      ["broken", ["send-button"]],
      ["live", ["start", "new-reminders"]],
    ]);
    draft.write(["guides", "start", "title"], "Begin");
    draft.write(["guides", "new-reminders", "status"], "archived");
    expect(groups()).toEqual([
      ["broken", ["send-button"]],
      ["changed", ["start"]],
      ["archived", ["new-reminders"]],
    ]);
    expect(list.counts.value.get("live")).toBe(0);
  });

  it("takes a guide for mended until its element is missed again", async () => {
    const { list, groups } = await open("#/guides", 2);
    list.mended("send-button");
    expect(groups()).toEqual([["live", ["start", "send-button", "new-reminders"]]]);
    expect(list.missedBy("send-button")).toBe(2);
  });

  it("shows what the address asks for, and keeps it there as it is changed", async () => {
    const { list, groups, router } = await open("#/guides?of=checklist", 0);
    expect(groups()).toEqual([["live", ["start"]]]);
    list.ask({ of: "", search: "REMIND" });
    expect(router.place.value.route).toEqual({ kind: "guides", search: "REMIND" });
    expect(groups()).toEqual([["live", ["new-reminders"]]]);
    list.ask({ standing: "draft" });
    expect(groups()).toEqual([]);
  });
});
