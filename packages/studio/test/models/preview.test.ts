import { describe, expect, it } from "vitest";
import type { Guidebook } from "@cairn/core/guidebook";
import { signal } from "@preact/signals";
import type { DraftModel } from "../../src/models/draft.ts";
import { type StartPreview, createPreview } from "../../src/models/preview.ts";
import { fakePlatform, settle } from "../fake-platform.ts";

const fault = new Error("a widget's fault");
const frame = {} as Document;

async function open(start: StartPreview) {
  const platform = fakePlatform();
  const draft = { guidebook: signal<Guidebook>({ version: 1 }) } as unknown as DraftModel;
  const subject = { section: "guides", id: "start" } as const;
  const model = createPreview(draft, platform, subject, () => Promise.resolve(start));
  model.attach(frame);
  await settle();
  return { model, platform };
}

describe("the preview", () => {
  it("lets the screen be left when the widgets throw as they are taken down, and reports it", async () => {
    const { model, platform } = await open(() => () => {
      throw fault;
    });
    expect(() => model.stop()).not.toThrow();
    expect(platform.reported).toEqual([fault]);
  });

  it("says that it may be wrong once the widgets threw", async () => {
    const { model, platform } = await open((_, preview) => {
      preview.guard(() => {
        throw fault;
      });
      return () => {};
    });
    expect(model.standing.value).toBe("broken");
    expect(platform.reported).toEqual([fault]);
  });

  it("says so when the widgets' code does not load", async () => {
    const platform = fakePlatform();
    const draft = { guidebook: signal<Guidebook>({ version: 1 }) } as unknown as DraftModel;
    const subject = { section: "help", id: "" } as const;
    const lost = () => Promise.reject(new TypeError("no network"));
    const model = createPreview(draft, platform, subject, lost);
    model.attach(frame);
    await settle();
    expect(model.standing.value).toBe("missing");
  });
});
