import { describe, expect, it } from "vitest";
import { createNoticeModel } from "../../src/notice/model.ts";
import { aNotice, aPort } from "../builders.ts";

describe("notice model", () => {
  it("NOTICE1 closes at once and tells which action it was", () => {
    const { around, reported, told } = aPort();
    const notice = aNotice("more", "less");
    const model = createNoticeModel(notice, around);
    model.follow(notice.actions[1]!, 1);
    expect(model.isOpen.value).toBe(false);
    expect(reported).toEqual([{ kind: "completed", guide: "news", by: "action-2" }]);
    expect(told).toEqual(["act less"]);
  });

  it("NOTICE2 ends once: Escape after a button changes nothing", () => {
    const { around, reported } = aPort();
    const model = createNoticeModel(aNotice(), around);
    model.acknowledge();
    model.dismiss();
    expect(reported).toEqual([{ kind: "completed", guide: "news", by: "acknowledge" }]);
  });
});
