import { fail, ok } from "@cairn/core";
import type { BuilderLink, BuilderProposal } from "@cairn/core/api";
import { describe, expect, it } from "vitest";
import type { Api } from "../../src/api.ts";
import { createOnSite } from "../../src/models/on-site.ts";
import { isFor, linkWords, pickProblem, pickedWords } from "../../src/words/on-site.ts";
import { type FakePlatform, fakePlatform, settle } from "../fake-platform.ts";

const LINK: BuilderLink = {
  id: "l1",
  environment: "live",
  origin: "https://app.example",
  task: { kind: "hint", guide: "bank" },
  createdAt: "",
  expiresAt: "",
  state: "waiting",
  proposals: [],
};
const picked = (number: number): BuilderProposal => ({
  kind: "target",
  target: { selectors: ["#save"], text: "Save", role: "button" },
  page: "/settings",
  matches: 1,
  ways: 2,
  number,
  at: "",
});
const keys = [
  { key: "pk_test_1", environment: "test", origins: ["https://test.example"] },
  { key: "pk_live_1", environment: "live", origins: ["*", "https://app.example"] },
] as const;

function onSite(platform: FakePlatform = fakePlatform()) {
  const ended: string[] = [];
  const told = { link: LINK };
  let made = 0;
  const api: Pick<Api, "makeBuilderLink" | "builderLink" | "endBuilderLink"> = {
    async makeBuilderLink({ url }) {
      if (!url.startsWith("https://app.example")) return fail({ kind: "lost" });
      made += 1;
      return ok({ link: { ...LINK, id: `l${made}` }, open: `${url}#token-${made}` });
    },
    builderLink: async (id) => ok({ ...told.link, id }),
    async endBuilderLink(id) {
      ended.push(id);
      return ok(undefined);
    },
  };
  const model = createOnSite(api, platform, { env: () => "live", keys: () => keys });
  return { model, platform, told, ended };
}

describe("picking on the product", () => {
  it("proposes the address of the environment's key, opens it with its token, and tells what came back", async () => {
    const { model, platform, told } = onSite();
    expect(model.url.value).toBe("https://app.example/");
    await model.begin(LINK.task);
    expect(platform.visited).toEqual(["https://app.example/#token-1"]);
    expect(model.open.value).toBe("https://app.example/#token-1");
    told.link = { ...LINK, state: "open", page: "/settings", proposals: [picked(1)] };
    await platform.pass(2_000);
    expect(model.waiting.value).toEqual([picked(1)]);
    model.settle([picked(1)]);
    expect(model.waiting.value).toEqual([]);
    told.link = { ...told.link, proposals: [picked(1), picked(2)] };
    await platform.pass(2_000);
    expect(model.waiting.value.map(({ number }) => number)).toEqual([2]);
  });

  it("goes on after a reload, and does not show again what was settled", async () => {
    const first = onSite();
    await first.model.begin(LINK.task);
    first.told.link = { ...LINK, state: "open", proposals: [picked(1), picked(2)] };
    await first.platform.pass(2_000);
    first.model.settle([picked(1)]);
    first.model.stop();
    const { model, told } = onSite(first.platform);
    told.link = first.told.link;
    await settle();
    await first.platform.pass(2_000);
    expect(model.waiting.value.map(({ number }) => number)).toEqual([2]);
    expect(model.open.value).toBe("https://app.example/#token-1");
  });

  it("keeps what came by a link that has ended until it is settled, and offers it no longer", async () => {
    const { model, platform, told } = onSite();
    await model.begin(LINK.task);
    told.link = { ...LINK, state: "ended", proposals: [picked(1)] };
    await platform.pass(2_000);
    expect([model.open.value, model.waiting.value.length]).toEqual([undefined, 1]);
    model.settle([picked(1)]);
    expect(model.link.value).toBeUndefined();
  });

  it("has one link at a time, and keeps what was typed where none is made", async () => {
    const { model, ended } = onSite();
    await model.begin(LINK.task);
    await model.begin({ kind: "event" });
    expect(ended).toEqual(["l1"]);
    model.setUrl("https://other.example/");
    await model.begin(LINK.task);
    expect(model.failure.value).toEqual({ kind: "lost" });
    expect(model.url.value).toBe("https://other.example/");
    await model.end();
    expect([ended, model.link.value]).toEqual([["l1", "l2"], undefined]);
  });
});

describe("what is said of it", () => {
  it("names an element as people see it, or by its selector", () => {
    expect(pickedWords({ selectors: ["#a"], text: "Save", role: "button" })).toBe("button “Save”");
    expect(pickedWords({ selectors: ["#a"] })).toBe("#a");
  });

  it("says how the link stands, and warns of a pick that no guide would find", () => {
    expect(linkWords(LINK)).toContain("Waiting for https://app.example");
    expect(linkWords({ ...LINK, state: "open", page: "/a" })).toBe(
      "Open on /a: point at the element there, and use it.",
    );
    expect(pickProblem(picked(1))).toBeUndefined();
    expect(pickProblem({ ...picked(1), matches: 3 })).toContain("fits 3 elements");
  });

  it("belongs to one guide, whichever of its steps it began with", () => {
    const tour = { ...LINK, task: { kind: "tour", guide: "t", step: "one" } } as const;
    expect(isFor(tour, { kind: "tour", guide: "t", step: "two" })).toBe(true);
    expect(isFor(tour, { kind: "tour", guide: "u" })).toBe(false);
    expect(isFor(undefined, { kind: "event" })).toBe(false);
  });
});
