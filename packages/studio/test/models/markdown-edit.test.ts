import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Mark, type Selected, difference, marked } from "../../src/models/markdown-edit.ts";

/** "Press [Send] now" with the selection in brackets. */
function at(text: string): Selected {
  const from = text.indexOf("[[");
  const to = text.indexOf("]]") - 2;
  return { text: text.replace("[[", "").replace("]]", ""), from, to };
}

function show({ text, from, to }: Selected): string {
  return `${text.slice(0, from)}[[${text.slice(from, to)}]]${text.slice(to)}`;
}

describe("marking words", () => {
  it.each([
    ["bold", "Press [[Send]] now", "Press **[[Send]]** now"],
    ["bold", "Press **[[Send]]** now", "Press [[Send]] now"],
    ["bold", "Press [[]]", "Press **[[]]**"],
    ["italic", "[[only]] once", "_[[only]]_ once"],
    ["link", "see [[the guide]].", "see [the guide]([[https://]])."],
    ["link", "see [[/invoices]]", "see [[[]]](/invoices)"],
    ["list", "one\ntw[[o\nth]]ree\nfour", "one\n[[- two\n- three]]\nfour"],
    ["list", "one\n- tw[[o]]\nfour", "one\n[[two]]\nfour"],
    ["name", "Hello [[]]!", "Hello {name|[[there]]}!"],
    ["name", "Hello [[you]]!", "Hello {name|[[there]]}!"],
  ] as const)("%s turns %j into %j", (mark, before, after) => {
    expect(show(marked(at(before), mark))).toBe(after);
  });

  it("twice is as before, for bold and italic anywhere", () => {
    const selection = fc
      .tuple(fc.string({ unit: "grapheme" }), fc.nat(), fc.nat())
      .map(([text, a, b]): Selected => {
        const [from, to] = [a % (text.length + 1), b % (text.length + 1)].toSorted((x, y) => x - y);
        return { text, from: from!, to: to! };
      });
    fc.assert(
      fc.property(selection, fc.constantFrom<Mark>("bold", "italic"), (selected, mark) => {
        expect(marked(marked(selected, mark), mark)).toEqual(
          // Between two marks the first press takes them away, and the second brings them back.
          selected,
        );
      }),
    );
  });

  it("is told as the one stretch that changed", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const { from, to, words } = difference(before, after);
        expect(before.slice(0, from) + words + before.slice(to)).toBe(after);
      }),
    );
    expect(difference("Press Send", "Press **Send**")).toEqual({
      from: 6,
      to: 10,
      words: "**Send**",
    });
  });
});
