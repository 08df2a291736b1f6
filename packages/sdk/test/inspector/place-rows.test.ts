// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { placeRows } from "../../src/inspector/place-rows.ts";
import { aChecklist, aGuidebook, aMilestone, aNotice } from "../engine/builders.ts";

it("names each place that no checklist will ever come to, and says which there are", () => {
  const page = document.createElement("main");
  page.innerHTML =
    '<cairn-checklist guide="start"></cairn-checklist><cairn-checklist guide="nope"></cairn-checklist>' +
    '<cairn-checklist guide="news"></cairn-checklist><cairn-checklist></cairn-checklist>';
  const guides = [aChecklist("start", ["customer"]), aNotice("news")];
  const rows = placeRows(page, aGuidebook([aMilestone("customer", "Customer Added")], { guides }));
  expect(rows.map(({ name, words }) => [name, words])).toEqual([
    ['<cairn-checklist guide="nope">', "The guidebook has no such checklist. There is start."],
    ['<cairn-checklist guide="news">', "The guidebook has no such checklist. There is start."],
    ["<cairn-checklist>", "It names no checklist: give it a guide. There is start."],
  ]);
});

it("says where there is no checklist at all", () => {
  const page = document.createElement("main");
  page.innerHTML = '<cairn-checklist guide="start"></cairn-checklist>';
  expect(placeRows(page, aGuidebook([]))[0]?.words).toContain("It has none yet.");
});
