import type { CompiledGuidebook } from "@cairn/core";
import { describe, expect, it, vi } from "vitest";
import { aStudio, did, GUIDEBOOK, NOON, type Studio } from "../api/studio.ts";

const DAY = 24 * 60;
const BOOK = {
  ...GUIDEBOOK,
  faqs: {
    vague: { question: "Trouble with the bank?", answer: "Try again.", milestones: ["bank"] },
    clear: { question: "Which number?", answer: "The eight digits.", milestones: ["bank"] },
  },
};

async function browserGets({
  collector,
}: Studio): Promise<{ book: CompiledGuidebook; etag: string }> {
  const { forms } = await collector.context.guidebook.forBrowser();
  const plain = forms.at(-1)!;
  const book = JSON.parse(new TextDecoder().decode(plain.content)) as CompiledGuidebook;
  return { book, etag: plain.etag };
}

describe("how much answers help", () => {
  it("is measured from the log, and browsers get answers with it", async () => {
    const studio = await aStudio();
    await studio.publish(BOOK);
    const before = await browserGets(studio);
    for (let index = 0; index < 60; index += 1) {
      const faq = index % 2 === 0 ? "clear" : "vague";
      const passes = faq === "clear" || index < 10;
      await studio.happened(
        did(`u${index}`, "Customer Added", 0),
        did(`u${index}`, "Help Answer Viewed", 5, { faq, path: "/bank", milestone: "bank" }),
        ...(passes ? [did(`u${index}`, "Bank Connected", 10)] : []),
      );
    }
    studio.goTo(NOON + 8 * DAY * 60_000);
    await studio.collector.context.ranks.runOnce();
    const after = await browserGets(studio);
    expect(after.book.faqs.map(({ id, rank }) => [id, rank])).toEqual([
      ["vague", -3],
      ["clear", 3],
    ]);
    expect(after.etag).not.toBe(before.etag);
    expect(before.book.faqs.every((faq) => faq.rank === undefined)).toBe(true);
    await studio.collector.context.ranks.runOnce();
    expect((await browserGets(studio)).etag).toBe(after.etag);
  });

  it("is nothing of an answer where nobody was there", async () => {
    const studio = await aStudio();
    await studio.publish(BOOK);
    const before = await browserGets(studio);
    await studio.collector.context.ranks.runOnce();
    expect((await browserGets(studio)).etag).toBe(before.etag);
  });

  it("is not measured by a collector that stops, whatever it waits for", async () => {
    const studio = await aStudio();
    const { guidebook, projector, ranks } = studio.collector.context;
    vi.spyOn(projector, "caughtUp").mockReturnValue(new Promise(() => undefined));
    const order = vi.spyOn(guidebook, "order");
    const measuring = ranks.runOnce();
    await ranks.stop();
    await measuring;
    expect(order).not.toHaveBeenCalled();
  });
});

describe("how much guides help", () => {
  it("is their lift over those from whom they were withheld, also once nobody is held out any more", async () => {
    const studio = await aStudio();
    const when = { kind: "stalled", milestone: "bank" } as const;
    const notice = { kind: "notice", style: "slideout", body: "Help.", when } as const;
    const guides = { a: { ...notice, title: "A" }, b: { ...notice, title: "B" } };
    await studio.publish({ ...BOOK, guides });
    for (let index = 0; index < 200; index += 1) {
      const arm = index % 2 === 0 ? "shown" : "withheld";
      const user = `u${index}`;
      const exposure = { guide: "b", arm, unit: user, by: "user", holdout: "guide", share: 0.5 };
      const passes = arm === "shown" ? index % 10 < 8 : index % 10 < 2;
      await studio.happened(
        did(user, "Customer Added", 0),
        did(user, "Experiment Viewed", 5, exposure),
        ...(passes ? [did(user, "Bank Connected", 10)] : []),
      );
    }
    studio.goTo(NOON + 8 * DAY * 60_000);
    await studio.collector.context.ranks.runOnce();
    const { book } = await browserGets(studio);
    // One step of fit for the milestone that both name, and four of help for the second.
    expect(book.guides.map(({ id, priority }) => [id, priority])).toEqual([
      ["a", 0.1],
      ["b", 0.18],
    ]);
  });
});
