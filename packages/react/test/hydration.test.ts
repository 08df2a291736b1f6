// @vitest-environment happy-dom
import { StrictMode, act, createElement } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { CairnChecklist, CairnProvider, useChecklist, useMilestone } from "../src/index.ts";
import { aCairn } from "./a-cairn.ts";

function Page() {
  const { isReached } = useMilestone("first-invoice");
  const { isShown } = useChecklist("start");
  const words = `${isReached ? "reached" : "open"}, ${isShown ? "shown" : "away"}`;
  return createElement("main", null, words, createElement(CairnChecklist, { guide: "start" }));
}

it("the first client render is the server's, though the browser knows more; then it catches up", async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  const { cairn, become } = aCairn();
  const app = () =>
    createElement(StrictMode, null, createElement(CairnProvider, { cairn }, createElement(Page)));
  const page = document.createElement("div");
  page.innerHTML = renderToString(app());
  expect(page.textContent).toBe("open, away");
  // Nobody may draw into it before React has taken it over.
  expect(page.querySelector("cairn-checklist")?.hasAttribute("guide")).toBe(false);

  become({
    milestones: { "first-invoice": 1 },
    checklists: { start: { done: 1, total: 2, isOpen: false } },
  });
  const complaints = vi.spyOn(console, "error");
  const onRecoverableError = vi.fn<(error: unknown) => void>();
  const root = await act(async () => hydrateRoot(page, app(), { onRecoverableError }));
  expect([complaints.mock.calls, onRecoverableError.mock.calls]).toEqual([[], []]);
  expect(page.textContent).toBe("reached, shown");
  expect(page.querySelector("cairn-checklist")?.getAttribute("guide")).toBe("start");
  await act(async () => root.unmount());
});
