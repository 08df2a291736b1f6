import { describe, expect, it } from "vitest";
import { createNoticeModel } from "../../src/notice/model.ts";
import { aNotice, aPort, shownAs } from "../builders.ts";

function aModel(notice = aNotice(), because: "asked" | "offered" = "offered") {
  const made = aPort();
  const model = createNoticeModel(shownAs(notice, { because }), notice, made.around);
  return { ...made, model };
}

describe("notice model", () => {
  it("NOTICE1 closes at once and tells which action it was", () => {
    const notice = aNotice("more", "less");
    const { model, reported, told } = aModel(notice);
    model.follow(notice.actions[1]!, 1);
    expect(model.isOpen.value).toBe(false);
    expect(reported).toEqual([{ kind: "completed", guide: "news", by: "action-2" }]);
    expect(told).toEqual(["act less"]);
  });

  it("NOTICE2 ends once: Escape after a button changes nothing", () => {
    const { model, reported } = aModel();
    model.acknowledge();
    model.dismiss();
    expect(reported).toEqual([{ kind: "completed", guide: "news", by: "acknowledge" }]);
  });

  it("26: a notice can be put off until later, or for ever", () => {
    const later = aModel();
    later.model.snooze();
    expect(later.reported).toEqual([{ kind: "snoozed", guide: "news" }]);
    const never = aModel();
    never.model.never();
    expect(never.reported).toEqual([{ kind: "never", guide: "news" }]);
  });

  it("NOTICE3 takes focus beside the page only when somebody asked for it", () => {
    const banner = { ...aNotice(), style: "banner" } as const;
    expect(aModel(banner).model.takesFocus()).toBe(false);
    expect(aModel(banner, "asked").model.takesFocus()).toBe(true);
  });

  it.each([
    ["banner", "plain", ["News"]],
    ["slideout", "celebrate", ["News"]],
    ["slideout", "alert", []],
    ["modal", "plain", []],
  ] as const)(
    "NOTICE4 says its title where nothing else reads it out: %s, %s",
    (style, tone, heard) => {
      const { model, said } = aModel({ ...aNotice(), style, tone });
      model.seen();
      expect(said).toEqual(heard);
    },
  );

  it("NOTICE5 gives way to focus behind it: a banner to the other edge, a slideout until later", () => {
    const banner = aModel({ ...aNotice(), style: "banner", edge: "bottom" });
    banner.model.giveWay();
    expect([banner.model.edge.value, banner.reported]).toEqual(["top", []]);
    const slideout = aModel({ ...aNotice(), style: "slideout" });
    slideout.model.giveWay();
    expect(slideout.reported).toEqual([{ kind: "snoozed", guide: "news" }]);
  });
});
