// @vitest-environment happy-dom
import { compileTarget } from "@cairn/core";
import { afterEach, describe, expect, it } from "vitest";
import { type Choice, chooseTarget } from "../../src/builder/choose-target.ts";
import { locate } from "../../src/find/locate.ts";

afterEach(() => document.body.replaceChildren());

/** The element that `pick` fits in a page of this markup, and what is chosen for it. */
function chosen(
  markup: string,
  pick: string,
): { readonly element: Element; readonly choice: Choice } {
  document.body.innerHTML = markup;
  const element = document.querySelector(pick)!;
  return { element, choice: chooseTarget(element) };
}

const found = ({ target }: Choice) =>
  locate(compileTarget({ ...target, selectors: [...target.selectors] }), document);

describe("choosing how an element is found again", () => {
  it("takes a name that developers gave first, then a way by words and one by structure, and text with role", () => {
    const { element, choice } = chosen(
      '<main class="settings"><section><button data-testid="connect"> Connect\n bank </button><button>Later</button></section></main>',
      "[data-testid]",
    );
    expect(choice.target).toMatchObject({ text: "Connect bank", role: "button" });
    expect(choice.target.selectors[0]).toBe('[data-testid="connect"]');
    expect(choice.target.selectors.length).toBeGreaterThan(1);
    expect(choice).toMatchObject({ matches: 1, isNameAlone: true });
    expect(choice.ways).toBeGreaterThan(2);
    expect(found(choice)).toEqual({ kind: "found", element });
  });

  it("survives a redesign that leaves one of its ways", () => {
    const { choice } = chosen(
      '<p><button id="connect" class="primary">Connect</button></p>',
      "button",
    );
    document.body.innerHTML =
      '<div><span><a href="#">Other</a><button>Connect</button></span></div>';
    expect(found(choice)).toMatchObject({
      kind: "found",
      element: document.querySelector("button"),
    });
  });

  it.each([
    ["an id that a framework made up", '<button id=":r1a7:">Save</button>', /r1a7/],
    ["a class that a build made up", '<button class="css-1x2y3z">Save</button>', /css-1x2y3z/],
  ])("leaves out %s", (_, markup, made) => {
    expect(chosen(markup, "button").choice.target.selectors.join(" ")).not.toMatch(made);
  });

  it.each([
    ["a count, which differs tomorrow", "<button>Inbox (3)</button>"],
    ["a passage", `<button>${"word ".repeat(40)}</button>`],
    ["nothing", "<button></button>"],
  ])("takes no name from %s", (_, markup) => {
    const { choice } = chosen(markup, "button");
    expect(choice.target).not.toHaveProperty("text");
    expect(choice.target).not.toHaveProperty("role");
    expect(choice.isNameAlone).toBeUndefined();
  });

  it("never takes a bare kind of element, which another page has as well", () => {
    const { choice } = chosen(
      "<main><form><button class='button'>Go on</button></form></main>",
      "button",
    );
    expect(choice.target.selectors).toEqual(["form .button", "form button"]);
  });

  it("says so when the name is another's too, and still tells the two apart by their place", () => {
    const { choice } = chosen(
      "<p><button>Later</button><button>Later</button></p>",
      "button + button",
    );
    expect(choice).toMatchObject({ isNameAlone: false, matches: 1 });
  });

  it("never takes a value that somebody typed", () => {
    document.body.innerHTML = '<label>Email <input name="email" /></label>';
    const input = document.querySelector("input")!;
    input.value = "ana@x.example";
    const { target } = chooseTarget(input);
    expect(JSON.stringify(target)).not.toContain("ana@x");
    expect(target).toMatchObject({ text: "Email", role: "textbox" });
    expect(target.selectors[0]).toBe('input[name="email"]');
  });
});
