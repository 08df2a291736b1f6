// @vitest-environment happy-dom
import type { CompiledNotice, CompiledRecap } from "@cairn/core";
import { afterEach, describe, expect, it } from "vitest";
import { mountWidgets } from "../../src/index.ts";
// Mounting imports these when they are needed; here they are fetched before anything waits for what they draw.
import "../../src/kinds.ts";
import { aNotice, aPort } from "../builders.ts";

let stop = () => {};
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

/** What of `guide` is drawn: the box whose part this is. */
async function drawn(guide: CompiledNotice | CompiledRecap, part: string, figures?: never[]) {
  const { port, showing, reported } = aPort({ guides: [guide] });
  stop = mountWidgets(port);
  showing.value = [{ guide, because: "offered", open: true, ...(figures && { figures }) }];
  const find = () =>
    document.querySelector("cairn-root")!.shadowRoot!.querySelector(`[part~=${part}]`);
  await expect.poll(find).not.toBeNull();
  return { box: find()!, reported, showing };
}

describe("notice", () => {
  it.each([
    ["modal", "plain", "dialog", "DIALOG", null],
    ["modal", "alert", "dialog", "DIALOG", "alertdialog"],
    ["slideout", "plain", "slideout", "SECTION", "dialog"],
    ["banner", "alert", "banner", "SECTION", "region"],
  ] as const)(
    "NOTICE6 %s, %s, has the role it should have",
    async (style, tone, part, tag, role) => {
      const { box } = await drawn({ ...aNotice("More"), style, tone }, part);
      expect([box.tagName, box.getAttribute("role")]).toEqual([tag, role]);
      const title = box.querySelector(`#${box.getAttribute("aria-labelledby")}`);
      expect(title?.textContent).toBe("News");
    },
  );

  it("NOTICE7 an alert is said once, by one element that holds only the words", async () => {
    const { box } = await drawn({ ...aNotice("More"), style: "banner", tone: "alert" }, "banner");
    const alerts = box.querySelectorAll("[role=alert]");
    expect([...alerts].map(({ textContent }) => textContent)).toEqual(["News Something changed."]);
  });

  it("NOTICE8 a celebration draws the finished cairn, top stone and all", async () => {
    const { box } = await drawn({ ...aNotice(), style: "slideout", tone: "celebrate" }, "slideout");
    expect(box.querySelectorAll("[part~=stone]")).toHaveLength(5);
    expect(box.querySelectorAll("[data-shade=top]")).toHaveLength(1);
  });

  it("Escape closes it, and no dialog of the page below it", async () => {
    const { box, reported } = await drawn({ ...aNotice(), style: "modal" }, "dialog");
    const escape = new KeyboardEvent("keydown", { key: "Escape", cancelable: true });
    expect(box.dispatchEvent(escape)).toBe(false);
    expect(reported.at(-1)).toMatchObject({ kind: "dismissed" });
  });

  it("25: Done can be told from Close, and later from never", async () => {
    const { box, reported } = await drawn({ ...aNotice(), style: "slideout" }, "slideout");
    const names = () =>
      [...box.querySelectorAll("button")].map(
        (button) => button.getAttribute("aria-label") ?? button.textContent,
      );
    expect(names()).toEqual(["Close", "Got it", "More choices"]);
    box.querySelector<HTMLElement>("[part~=more]")!.click();
    await expect
      .poll(names)
      .toEqual(["Close", "Got it", "More choices", "Remind me later", "Don't show this again"]);
    box.querySelector<HTMLElement>("[part~=menu] button")!.click();
    expect(reported.filter(({ kind }) => kind !== "shown")).toEqual([
      { kind: "snoozed", guide: "news" },
    ]);
  });
});

describe("recap", () => {
  const figure = {
    id: "invoices",
    label: { one: "invoice sent", other: "invoices sent" },
    from: { kind: "trait", trait: "invoices" },
    scale: 1,
  } as const;
  const { style: _, tone: _tone, edge: _edge, body: _body, ...rest } = aNotice("More");
  const recap: CompiledRecap = { ...rest, kind: "recap", style: "modal", figures: [figure] };

  it("RECAP1 tells the figures, and follows them as they grow", async () => {
    const told = (value: number) => [{ figure, value }] as never[];
    const { box, showing } = await drawn(recap, "dialog", told(1));
    const words = () => box.querySelector("[part~=figures]")?.textContent;
    expect(words()).toBe("1 invoice sent");
    showing.value = [{ guide: recap, because: "offered", open: true, figures: told(14) }];
    await expect.poll(words).toBe("14 invoices sent");
  });

  it("RECAP2 is described by its figures and reports as a notice does", async () => {
    const { box, reported } = await drawn(recap, "dialog", [{ figure, value: 3 }] as never[]);
    const body = box.querySelector(`#${box.getAttribute("aria-describedby")}`);
    expect(body?.textContent).toContain("3 invoices sent");
    box.querySelector<HTMLElement>("[part~=primary]")!.click();
    expect(reported.at(-1)).toEqual({ kind: "completed", guide: "news", by: "action-1" });
  });
});
