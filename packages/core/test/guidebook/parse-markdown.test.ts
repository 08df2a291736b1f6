import { plainText } from "@cairn/core";
import { parseMarkdown } from "@cairn/core/guidebook";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const richOf = (markdown: string) => parseMarkdown(markdown).richText;

describe("parseMarkdown", () => {
  it("reads paragraphs, emphasis, code, links and breaks", () => {
    expect(richOf("Press **Send** or *wait*.\\\nSee `id`, [docs](/docs).")).toEqual([
      {
        kind: "paragraph",
        of: [
          "Press ",
          { kind: "strong", of: ["Send"] },
          " or ",
          { kind: "emphasis", of: ["wait"] },
          ".",
          { kind: "break" },
          "See ",
          { kind: "code", text: "id" },
          ", ",
          { kind: "link", href: "/docs", of: ["docs"] },
          ".",
        ],
      },
    ]);
  });

  it("reads headings, lists, quotes and code blocks, and lets images stand alone", () => {
    expect(
      richOf(
        "# Title\n\n1. one\n2. two\n\n> said\n\n```\ncode\n```\n\nbefore ![alt](/a.png) after",
      ),
    ).toEqual([
      { kind: "heading", of: ["Title"] },
      {
        kind: "list",
        ordered: true,
        items: [[{ kind: "paragraph", of: ["one"] }], [{ kind: "paragraph", of: ["two"] }]],
      },
      { kind: "quote", of: [{ kind: "paragraph", of: ["said"] }] },
      { kind: "code", text: "code" },
      { kind: "paragraph", of: ["before "] },
      { kind: "image", src: "/a.png", alt: "alt" },
      { kind: "paragraph", of: [" after"] },
    ]);
  });

  it("shows HTML as the text that it is", () => {
    expect(richOf("<script>alert(1)</script>")).toEqual([
      { kind: "paragraph", of: ["<script>alert(1)</script>"] },
    ]);
    expect(plainText(richOf("a <b onclick=x>b</b>"))).toBe("a <b onclick=x>b</b>");
  });

  it("keeps the words of unsafe links and images, names their URLs, and follows references", () => {
    const { richText, unsafe } = parseMarkdown(
      "[a](javascript:x) [b][ref] ![c](data:x) [d](&#106;avascript:x)\n\n[ref]: https://a.example",
    );
    expect(unsafe).toEqual(["data:x", "javascript:x", "javascript:x"]);
    expect(plainText(richText)).toBe("a b \nc\n d");
    expect(JSON.stringify(richText)).not.toContain("javascript");
  });

  it("never throws, and no unsafe URL gets through", () => {
    const piece = fc.constantFrom(
      "[a](",
      "javascript:x",
      ")",
      "![",
      "](",
      "<",
      ">",
      "*",
      "_",
      "`",
      "\n",
      "- ",
      "> ",
      "[r]: ",
      "data:x",
      "/ok",
      " ",
      "&#x6a;",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((pieces) => pieces.join("")),
        ),
        (markdown) => {
          const { richText } = parseMarkdown(markdown);
          const urls = JSON.stringify(richText).match(/"(?:href|src)":"[^"]*"/g) ?? [];
          for (const url of urls) expect(url).not.toMatch(/"(?:javascript|data):/i);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each(["> ", "- ", "[", "*a ", "![", "`"])("survives 8000 characters of %j", (piece) => {
    const { richText } = parseMarkdown(piece.repeat(8_000 / piece.length));
    expect(JSON.stringify(richText).length).toBeLessThan(100_000);
  });
});
