// @vitest-environment happy-dom
import type { RichText as Tree } from "@cairn/core";
import { render } from "../../src/render/render.ts";
import { describe, expect, it } from "vitest";
import { RichText } from "../../src/parts/rich-text.tsx";
import { aPort } from "../builders.ts";

function draw(text: Tree) {
  const setting = aPort();
  const place = document.createElement("div");
  document.body.append(place);
  render(<RichText text={text} port={setting.port} />, place);
  return { ...setting, place };
}

describe("rich text", () => {
  it("RICH1 draws every block and inline", () => {
    const { place } = draw([
      { kind: "heading", of: ["Title"] },
      {
        kind: "paragraph",
        of: [
          "a ",
          { kind: "strong", of: ["b"] },
          { kind: "break" },
          { kind: "emphasis", of: ["c"] },
        ],
      },
      { kind: "list", ordered: true, items: [[{ kind: "paragraph", of: ["one"] }]] },
      { kind: "code", text: "x < y" },
      { kind: "quote", of: [{ kind: "paragraph", of: [{ kind: "code", text: "q" }] }] },
      { kind: "image", src: "/a.png", alt: "A" },
    ]);
    expect(place.innerHTML).toBe(
      '<div part="rich"><h3>Title</h3><p>a <strong>b</strong><br><em>c</em></p><ol><li>one</li></ol>' +
        '<pre tabindex="0">x &lt; y</pre><blockquote><p><code>q</code></p></blockquote>' +
        '<img src="/a.png" alt="A" loading="lazy"></div>',
    );
  });

  it("RICH2 leaves the words of a link or picture that may not be followed", () => {
    const { place } = draw([
      { kind: "paragraph", of: [{ kind: "link", href: "javascript:alert(1)", of: ["here"] }] },
      { kind: "image", src: "data:image/svg+xml,x", alt: "A chart" },
    ]);
    expect(place.querySelector("a, img")).toBeNull();
    expect(place.textContent).toBe("hereA chart");
  });

  it("RICH3 fills in what is known about the person, in words and never in links", () => {
    const { place } = draw([
      {
        kind: "paragraph",
        of: ["Hi {name|there}, ", { kind: "link", href: "/{name|x}", of: ["{name|x}"] }],
      },
    ]);
    expect(place.textContent).toBe("Hi Ada, Ada");
    expect(place.querySelector("a")?.getAttribute("href")).toBe("/{name|x}");
  });

  it("RICH4 follows a link of this site through the port, and leaves the browser one with a modifier", () => {
    location.href = "https://host.example/";
    const { place, told } = draw([
      { kind: "paragraph", of: [{ kind: "link", href: "/bank", of: ["Bank"] }] },
    ]);
    const click = (how: MouseEventInit) => {
      const event = new MouseEvent("click", { bubbles: true, cancelable: true, ...how });
      place.querySelector("a")?.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(click({})).toBe(true);
    expect(click({ ctrlKey: true })).toBe(false);
    expect(told).toHaveLength(1);
  });

  it("RICH5 opens another site beside the page, without a way back", () => {
    const { place } = draw([
      {
        kind: "paragraph",
        of: [{ kind: "link", href: "https://elsewhere.example/", of: ["There"] }],
      },
    ]);
    const link = place.querySelector("a");
    expect([link?.target, link?.rel]).toEqual(["_blank", "noopener"]);
  });
});
