// @vitest-environment happy-dom
import { signal } from "@preact/signals-core";
import { describe, expect, it } from "vitest";
import type { Child } from "../../src/render/element.ts";
import { render } from "../../src/render/render.ts";

function stage(first: Child) {
  const page = document.createElement("main");
  const now = signal(first);
  const Now = () => now.value;
  render(<Now />, page);
  const show = async (next: Child) => {
    now.value = next;
    await Promise.resolve();
  };
  return { page, show };
}

describe("attributes and listeners", () => {
  it("PROPS1 say false in words only where HTML does", () => {
    const { page } = stage(<p hidden={false} title={undefined} aria-busy={false} data-on={true} />);
    expect(page.innerHTML).toBe('<p aria-busy="false" data-on="true"></p>');
  });

  it("PROPS2 go when they are written no more", async () => {
    const { page, show } = stage(<a href="/x" class="y" aria-label="z" />);
    await show(<a class="y" />);
    expect(page.innerHTML).toBe('<a class="y"></a>');
  });

  it("PROPS3 leave alone what somebody types until it is to be something else", async () => {
    const { page, show } = stage(<input value="a" />);
    const input = page.querySelector("input")!;
    input.value = "ab";
    await show(<input value="ab" title="same" />);
    expect(input.value).toBe("ab");
    await show(<input value="" />);
    expect(input.value).toBe("");
  });

  it("PROPS4 draw SVG as SVG, its names as they are written", () => {
    const { page } = stage(
      <svg viewBox="0 0 1 1">
        {[
          <g>
            <path d="M0 0" />
          </g>,
        ]}
      </svg>,
    );
    const path = page.querySelector("path");
    expect(path).toBeInstanceOf(SVGElement);
    expect(page.innerHTML).toBe('<svg viewBox="0 0 1 1"><g><path d="M0 0"></path></g></svg>');
  });

  it("PROPS5 hear with the newest listener, and not at all without one", async () => {
    const heard: string[] = [];
    const { page, show } = stage(<button onclick={() => heard.push("old")} />);
    const press = () => page.querySelector("button")!.click();
    await show(<button onclick={() => heard.push("new")} />);
    press();
    await show(<button />);
    press();
    expect(heard).toEqual(["new"]);
  });

  it("PROPS6 never hold a key back because a listener returned false", () => {
    const { page } = stage(<input onkeydown={(press) => press.key === "Escape"} />);
    const press = new KeyboardEvent("keydown", { key: "a", cancelable: true });
    page.querySelector("input")!.dispatchEvent(press);
    expect(press.defaultPrevented).toBe(false);
  });
});
