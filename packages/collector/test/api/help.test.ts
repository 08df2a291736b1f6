import type { HelpFigures } from "@cairn/core/api";
import { describe, expect, it, vi } from "vitest";
import { aStudio, did, GUIDEBOOK, identified, type Studio } from "./studio.ts";

async function aHelpDesk(): Promise<Studio> {
  const studio = await aStudio();
  await studio.publish(GUIDEBOOK);
  const onBank = { context: { page: { path: "/settings/bank" } } };
  const search = (user: string, query: string, results: number, minutes: number) =>
    did(user, "Help Searched", minutes, { query, results }, onBank);
  const rate = (user: string, helpful: boolean, minutes: number) =>
    did(user, "Help Answer Rated", minutes, { faq: "account", helpful, path: "/settings/bank" });
  await studio.happened(
    search("ana", "IBAN  format", 0, -9),
    search("ben", "iban format", 0, -8),
    search("ben", "iban Format", 0, -7),
    search("cem", "refund", 0, -6),
    search("cem", "invoice", 2, -5),
    did("ana", "Help Answer Viewed", -4, { faq: "account" }),
    did("ana", "Help Answer Viewed", -3, { faq: "account" }),
    did("ben", "Help Answer Viewed", -3, { faq: "account" }),
    rate("ana", true, -2),
    rate("ben", true, -2),
    // Their last word counts.
    rate("ben", false, -1),
    identified("ben", { name: "Ben" }, -20),
    did("ben", "Page Viewed", -0.9, { path: "/help" }, { type: "page" }),
    did("ben", "Help Contact Requested", -0.5),
    search("dan", "from long ago", 0, -60 * 24 * 29),
  );
  return studio;
}

describe("GET /api/insights/help", () => {
  it("gathers what the help could not answer, by its words, with who asked and where", async () => {
    const figures = await (await aHelpDesk()).get<HelpFigures>("insights/help");
    expect(figures).toMatchObject({ days: 28, searches: 5, people: 3, contacts: 1 });
    expect(figures.unanswered).toEqual([
      {
        query: "iban Format",
        searches: 3,
        people: 2,
        latest: [{ id: "ben", name: "Ben" }, { id: "ana" }],
        lastAt: "2026-05-04T11:53:00.000Z",
        pages: [{ path: "/settings/bank", searches: 3 }],
      },
      {
        query: "refund",
        searches: 1,
        people: 1,
        latest: [{ id: "cem" }],
        lastAt: "2026-05-04T11:54:00.000Z",
        pages: [{ path: "/settings/bank", searches: 1 }],
      },
    ]);
  });

  it("tells of each answer how often it was read and whether it helped, by each one's last word, with its interval", async () => {
    const { answers } = await (await aHelpDesk()).get<HelpFigures>("insights/help");
    expect(answers).toEqual([
      {
        faq: "account",
        views: 3,
        viewers: 2,
        helped: 1,
        notHelped: 1,
        // Wilson's interval of 1 in 2.
        share: {
          value: 0.5,
          low: expect.closeTo(0.0945, 4) as number,
          high: expect.closeTo(0.9055, 4) as number,
        },
        lastAt: "2026-05-04T11:59:00.000Z",
      },
    ]);
  });

  it("names whom an answer did not help, and what they did then", async () => {
    const { notHelped } = await (await aHelpDesk()).get<HelpFigures>("insights/help");
    expect(notHelped).toEqual([
      {
        faq: "account",
        user: "ben",
        name: "Ben",
        at: "2026-05-04T11:59:00.000Z",
        path: "/settings/bank",
        next: { at: "2026-05-04T11:59:30.000Z", words: "Asked for a person" },
      },
    ]);
  });

  it("looks back as far as it is told, and not into the other environment", async () => {
    const studio = await aHelpDesk();
    const { unanswered } = await studio.get<HelpFigures>("insights/help?days=30");
    expect(unanswered).toHaveLength(3);
    expect(await studio.get<HelpFigures>("insights/help?env=test")).toMatchObject({ people: 0 });
    expect((await studio.call("GET", "insights/help?days=0")).status).toBe(400);
  });

  it("is read once while nothing comes in, and anew for what does", async () => {
    const studio = await aHelpDesk();
    const scan = vi.spyOn(studio.collector.context.log, "scan");
    const ask = () => studio.get<HelpFigures>("insights/help");
    const both = await Promise.all([ask(), ask()]);
    expect(await ask()).toEqual(both[0]);
    const reads = scan.mock.calls.filter(([{ names }]) => names?.includes("Help Searched"));
    expect(reads).toHaveLength(1);
    await studio.happened(did("eve", "Help Searched", -1, { query: "mislaid", results: 0 }));
    expect(await ask()).toMatchObject({ searches: 6, people: 4 });
    await studio.call("DELETE", "people/eve");
    expect(JSON.stringify(await ask())).not.toContain("mislaid");
  });

  it("never stumbles over properties that are not what they should be", async () => {
    const studio = await aStudio();
    const odd = { query: { a: 1 }, results: 0, faq: ["x"], helpful: "yes", path: 5 };
    await studio.happened(
      ...["Help Searched", "Help Answer Viewed", "Help Answer Rated"].map((name) =>
        did("eve", name, -1, odd, { context: { page: "x" } }),
      ),
    );
    expect(await studio.get<HelpFigures>("insights/help")).toMatchObject({
      searches: 1,
      answers: [],
      unanswered: [],
      notHelped: [],
    });
  });
});
