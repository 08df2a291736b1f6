// @vitest-environment happy-dom
import { batch, signal } from "@preact/signals-core";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Child } from "../../src/render/element.ts";
import { render } from "../../src/render/render.ts";
import { someChildren } from "./trees.tsx";

let page: HTMLElement;
beforeEach(() => {
  page = document.createElement("main");
  document.body.append(page);
});
afterEach(() => page.remove());

/** What changed is drawn in a microtask. */
const drawn = () => Promise.resolve();

/** What stands in `place`, each tag with its attributes in the order of their names. */
function look(place: Element): unknown {
  return [...place.childNodes].map((node) =>
    node instanceof Element
      ? [
          node.tagName,
          [...node.attributes].map(({ name, value }) => `${name}=${value}`).sort(),
          look(node),
        ]
      : node.textContent,
  );
}

function freshly(child: Child): unknown {
  const place = document.createElement("main");
  render(child, place);
  return look(place);
}

/** Draws `first` as the only child of a component; `show` draws something else in its stead. */
function stage(first: Child) {
  page.replaceChildren();
  const now = signal(first);
  const stop = render(<Now />, page);
  function Now(): Child {
    return now.value;
  }
  return {
    stop,
    show(next: Child) {
      now.value = next;
      return drawn();
    },
  };
}

const list = (keys: readonly string[]) => (
  <ul>
    <li>head</li>
    {keys.map((key) => (
      <li key={key}>
        <input id={key} />
      </li>
    ))}
    tail
  </ul>
);
const someKeys = fc.uniqueArray(fc.constantFrom(..."abcdefgh"), { maxLength: 8 });

describe("what is drawn anew", () => {
  it("RENDER1 looks as if it had been drawn for the first time, whatever stood there", async () => {
    await fc.assert(
      fc.asyncProperty(someChildren, async (children) => {
        const { show, stop } = stage(children[0]);
        for (const child of children) {
          await show(child);
          expect(look(page)).toEqual(freshly(child));
        }
        stop();
        expect(page.childNodes).toHaveLength(0);
      }),
      { numRuns: 500 },
    );
  });

  it("RENDER2 keeps the node of each key, and focus in it, in any order of siblings", async () => {
    await fc.assert(
      fc.asyncProperty(someKeys, someKeys, fc.nat(), async (before, after, at) => {
        const { show, stop } = stage(list(before));
        const input = (key: string) => page.querySelector<HTMLInputElement>(`#${key}`);
        const nodes = new Map(before.map((key) => [key, input(key)]));
        const held = before[at % before.length];
        if (held !== undefined) input(held)?.focus();
        await show(list(after));
        expect([...page.querySelectorAll("input")].map(({ id }) => id)).toEqual(after);
        for (const key of after.filter((one) => nodes.has(one))) {
          expect(input(key)).toBe(nodes.get(key));
        }
        if (held !== undefined && after.includes(held)) {
          expect(document.activeElement?.id).toBe(held);
        }
        stop();
      }),
      { numRuns: 100 },
    );
  });

  it("RENDER3 does not touch what only stands beside it", async () => {
    const { show } = stage(list(["a", "b", "c"]));
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    observer.observe(page, { childList: true, subtree: true, attributes: true });
    await show(list(["a", "x", "b", "c"]));
    await show(list(["a", "x", "c"]));
    changes.push(...observer.takeRecords());
    observer.disconnect();
    const touched = changes.flatMap((one) => [...one.addedNodes, ...one.removedNodes]);
    expect(touched.map((node) => (node as Element).innerHTML)).toEqual([
      '<input id="x">',
      '<input id="b">',
    ]);
  });
});

describe("refs", () => {
  it("RENDER4 start once their element is on the page, inner ones first, and stop before it goes, outer ones first", async () => {
    const told: string[] = [];
    const attach = (name: string) => (element: Element) => {
      told.push(`${name} starts ${element.isConnected}`);
      return () => void told.push(`${name} stops ${element.isConnected}`);
    };
    const outer = attach("outer");
    const inner = attach("inner");
    const tree = (title: string) => (
      <div title={title} ref={outer}>
        <p ref={inner} />
      </div>
    );
    const { show } = stage(tree("one"));
    await show(tree("two"));
    expect(told).toEqual(["inner starts true", "outer starts true"]);
    await show(null);
    expect(told.slice(2)).toEqual(["outer stops true", "inner stops true"]);
  });

  it("RENDER5 are started as often as they are stopped", async () => {
    let running = 0;
    const count = () => {
      running += 1;
      return () => {
        running -= 1;
      };
    };
    const dotted = (keys: readonly string[]) => keys.map((key) => <i key={key} ref={count} />);
    await fc.assert(
      fc.asyncProperty(fc.array(someKeys, { minLength: 1 }), async (steps) => {
        const { show, stop } = stage(null);
        for (const keys of steps) {
          await show(<b>{dotted(keys)}</b>);
          expect(running).toBe(keys.length);
        }
        stop();
        expect(running).toBe(0);
      }),
      { numRuns: 50 },
    );
  });
});

describe("components", () => {
  it("RENDER6 are drawn again when what they read has changed, once a change, and no others", async () => {
    const one = signal(1);
    const other = signal(1);
    const calls = { Outer: 0, Inner: 0 };
    function Inner() {
      calls.Inner += 1;
      return <b>{one.value + other.value}</b>;
    }
    function Outer() {
      calls.Outer += 1;
      return (
        <p>
          <Inner />
        </p>
      );
    }
    render(<Outer />, page);
    batch(() => {
      one.value = 2;
      other.value = 2;
    });
    one.value = 3;
    await drawn();
    expect(page.innerHTML).toBe("<p><b>5</b></p>");
    expect(calls).toEqual({ Outer: 1, Inner: 2 });
  });

  it("RENDER7 that go with the same change are not drawn any more", async () => {
    const answer = signal<{ readonly text: string } | undefined>({ text: "yes" });
    const Answer = () => <b>{answer.value!.text}</b>;
    const Panel = () => (answer.value === undefined ? null : <Answer />);
    const complaints = vi.spyOn(console, "error").mockReturnValue();
    render(<Panel />, page);
    answer.value = undefined;
    await drawn();
    expect(page.innerHTML).toBe("");
    expect(complaints).not.toHaveBeenCalled();
  });

  it("RENDER8 find their place again after having drawn nothing", async () => {
    const isOpen = signal(false);
    const Panel = () => isOpen.value && [<i />, "!"];
    render(
      <p>
        <b />
        <Panel />
        <u />
      </p>,
      page,
    );
    isOpen.value = true;
    await drawn();
    expect(page.innerHTML).toBe("<p><b></b><i></i>!<u></u></p>");
  });

  it("RENDER9 that throw draw nothing, and leave the others alone", async () => {
    const isBad = signal(true);
    const Bad = () => {
      if (isBad.value) throw new Error("bad");
      return <b>well</b>;
    };
    const again = signal(0);
    const Around = () => (
      <p data-at={again.value}>
        <Bad />
        <i ref={fail}>good</i>
      </p>
    );
    const fail = () => {
      throw new Error("bad ref");
    };
    const complaints = vi.spyOn(console, "error").mockReturnValue();
    render(<Around />, page);
    expect(page.textContent).toBe("good");
    expect(complaints).toHaveBeenCalledTimes(2);
    isBad.value = false;
    again.value = 1;
    await drawn();
    expect(page.textContent).toBe("wellgood");
  });

  it("RENDER10 that were taken away watch nothing any more", async () => {
    const text = signal("a");
    const draw = vi.fn(() => <b>{text.value}</b>);
    const Text = () => draw();
    const stop = render(<Text />, page);
    text.value = "b";
    stop();
    text.value = "c";
    await drawn();
    expect(draw).toHaveBeenCalledTimes(1);
    expect(page.innerHTML).toBe("");
  });
});
