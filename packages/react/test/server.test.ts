// @vitest-environment node
import { type CairnOptions, init } from "@cairn/sdk";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import {
  CairnChecklist,
  CairnProvider,
  useCairn,
  useChecklist,
  useMilestone,
} from "../src/index.ts";

const options: CairnOptions = { key: "pk_test_1", collector: "https://collector.example" };

function Page() {
  const cairn = useCairn();
  cairn.track("Page Drawn");
  const { isReached } = useMilestone("first-invoice");
  const { isShown } = useChecklist("start");
  return createElement(
    "main",
    null,
    `${isReached} ${isShown}`,
    createElement(CairnChecklist, { guide: "start" }),
  );
}

describe("on a server", () => {
  it("everything is drawn without a browser, and nothing is started or sent", () => {
    expect(typeof globalThis.window).toBe("undefined");
    const complaints = vi.spyOn(console, "error");
    const fetched = vi.spyOn(globalThis, "fetch");
    const html = renderToString(createElement(CairnProvider, { options }, createElement(Page)));
    expect(html).toBe("<main>false false<cairn-checklist></cairn-checklist></main>");
    expect([complaints.mock.calls, fetched.mock.calls]).toEqual([[], []]);
    // Two people's pages never share a Cairn there.
    expect(Object.getOwnPropertySymbols(globalThis)).not.toContain(Symbol.for("cairn"));
  });

  it("a provider with nothing at hand gives calls that do nothing", async () => {
    let report: unknown;
    function Flush() {
      report = useCairn().flush();
      return null;
    }
    renderToString(createElement(CairnProvider, null, createElement(Flush)));
    await expect(report).resolves.toEqual(await init({ ...options, off: true }).flush());
  });
});
