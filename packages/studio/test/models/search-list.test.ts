import { fail, ok } from "@cairn/core";
import { describe, expect, it } from "vitest";
import { createRouter } from "../../src/models/router.ts";
import { valueOf } from "../../src/models/resource.ts";
import { createSearchList, type ListPage } from "../../src/models/search-list.ts";
import type { Answer } from "../../src/api.ts";
import type { WhichPeople } from "../../src/people-api.ts";
import { fakePlatform, settle } from "../fake-platform.ts";

interface Asked extends WhichPeople {
  readonly cursor?: string;
}

/** A list of people before a collector that answers `pages` by cursor; "" is the first. */
async function open(pages: Readonly<Record<string, ListPage<string> | "lost">>) {
  const platform = fakePlatform("#/people");
  const router = createRouter(platform);
  const asked: Asked[] = [];
  const model = createSearchList<string, WhichPeople>(
    {
      platform,
      router,
      read: (route) => {
        if (route.kind !== "people") return undefined;
        const { kind: _, ...which } = route;
        return which;
      },
      routeTo: (which) => ({ kind: "people", ...which }),
      async fetch(which, cursor): Answer<ListPage<string>> {
        asked.push({ ...which, ...(cursor === undefined ? {} : { cursor }) });
        await Promise.resolve();
        const page = pages[cursor ?? ""] ?? { items: [] };
        return page === "lost" ? fail({ kind: "lost" }) : ok(page);
      },
    },
    { search: "" },
  );
  await settle();
  const items = () => [...(valueOf(model.list.value)?.items ?? []), ...model.more.value];
  return { platform, router, model, asked, items };
}

describe("a list that is searched", () => {
  it("asks once typing rests, and keeps what is asked for in the address", async () => {
    const { platform, model, asked } = await open({ "": { items: ["ana"] } });
    model.type("a");
    model.type("an");
    expect(model.search.value).toBe("an");
    await platform.pass(1_000);
    expect(asked.map(({ search }) => search)).toEqual(["", "an"]);
    expect(platform.hash()).toBe("#/people?search=an");
    model.ask({ search: "", state: "stuck" });
    await settle();
    expect(asked.at(-1)).toEqual({ search: "an", state: "stuck" });
    expect(platform.hash()).toBe("#/people?search=an&state=stuck");
  });

  it("follows the address, so that back and links show what they say", async () => {
    const { router, model, asked } = await open({ "": { items: ["ana"] } });
    router.go({ kind: "people", search: "ben", trait: "plan:trial" });
    await settle();
    expect(model.search.value).toBe("ben");
    expect(asked.at(-1)).toEqual({ search: "ben", trait: "plan:trial" });
    router.go({ kind: "overview" });
    await settle();
    expect(asked).toHaveLength(2);
  });

  it("reads page after page, looks on where an answer is empty, and tries a lost page again", async () => {
    const pages: Record<string, ListPage<string> | "lost"> = {
      "": { items: [], cursor: "1" },
      "1": { items: ["ana"], cursor: "2" },
      "2": "lost",
    };
    const { model, items } = await open(pages);
    expect(items()).toEqual(["ana"]);
    await model.loadMore();
    expect(model.paging.value).toBe("failed");
    expect(items()).toEqual(["ana"]);
    pages["2"] = { items: ["ben"] };
    await model.loadMore();
    expect(items()).toEqual(["ana", "ben"]);
    expect(model.cursor.value).toBeUndefined();
  });
});
