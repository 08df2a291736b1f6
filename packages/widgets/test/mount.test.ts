// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import { mountWidgets } from "../src/index.ts";
import { aChecklist, aFaq, aPort } from "./builders.ts";

const guide = aChecklist("customer", "invoice");
const shown = { guide, because: "offered", open: false } as const;

let stop = () => {};
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

function root(): ShadowRoot {
  return document.querySelector("cairn-root")!.shadowRoot!;
}
const launchers = () => root().querySelectorAll("[part~=launcher]").length;

describe("mountWidgets", () => {
  it("MOUNT1 draws into one root with an open shadow and takes everything away again", async () => {
    const { port, showing } = aPort({ guides: [guide] });
    stop = mountWidgets(port);
    showing.value = [shown];
    await expect.poll(launchers).toBe(1);
    expect(document.querySelectorAll("cairn-root")).toHaveLength(1);
    stop();
    expect(document.body.childElementCount).toBe(0);
  });

  it("MOUNT2 goes where the host wants it, in the language and direction of the port", () => {
    const container = document.createElement("div");
    document.body.append(container);
    stop = mountWidgets({ ...aPort().port, container, locale: "fa", dir: "rtl" });
    const element = container.querySelector("cairn-root") as HTMLElement;
    expect([element.lang, element.dir]).toEqual(["fa", "rtl"]);
  });

  it("MOUNT3 draws nothing of a guide that went while its chunk was on the way", async () => {
    const { port, showing } = aPort({ guides: [guide] });
    stop = mountWidgets(port);
    showing.value = [shown];
    showing.value = [];
    showing.value = [{ ...shown }];
    await expect.poll(launchers).toBe(1);
    showing.value = [];
    await expect.poll(launchers).toBe(0);
  });

  it("MOUNT4 draws nothing of the help until there is a launcher, an opening or an offer", async () => {
    const { port, offered } = aPort({ faqs: [aFaq("iban")] });
    stop = mountWidgets(port);
    expect(root().querySelector("[part~=help]")).toBeNull();
    offered.value = port.guidebook.faqs[0];
    await expect.poll(() => root().querySelector("[part~=card]")?.textContent).toContain("iban?");
  });

  it("MOUNT5 keeps keys, clicks and focus from the page", async () => {
    const { port, showing } = aPort({ guides: [guide] });
    stop = mountWidgets(port);
    showing.value = [shown];
    await expect.poll(launchers).toBe(1);
    const heard: string[] = [];
    for (const type of ["keydown", "click", "pointerdown", "focusin"]) {
      document.addEventListener(type, () => heard.push(type));
      const inside = root().querySelector("button")!;
      inside.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    }
    expect(heard).toEqual([]);
  });

  it("MOUNT6 keeps help nearest to the corner, whatever comes after it", async () => {
    const { port, showing } = aPort({ guides: [guide], launcher: true });
    stop = mountWidgets(port);
    await expect.poll(launchers).toBe(1);
    showing.value = [shown];
    await expect.poll(launchers).toBe(2);
    const parts = [...root().querySelectorAll("[part~=launcher]")].map((one) =>
      one.getAttribute("part"),
    );
    expect(parts).toEqual(["launcher checklist", "launcher help"]);
  });

  it("MOUNT7 draws the others where one guide cannot be drawn", async () => {
    const complaints = vi.spyOn(console, "error").mockReturnValue();
    const unfinished = { ...guide, id: "unfinished", items: undefined as never };
    const intro = [{ kind: "paragraph", of: undefined as never }] as const;
    const odd = { ...guide, id: "odd", intro };
    const { port, showing } = aPort({ guides: [unfinished, odd, guide], launcher: true });
    stop = mountWidgets(port);
    showing.value = [unfinished, odd, guide].map((one) => ({
      guide: one,
      because: "offered",
      open: one === odd,
    }));
    await expect.poll(launchers).toBe(3);
    expect(root().querySelector("[part~=panel]")?.textContent).toContain("Do customer");
    expect(complaints).toHaveBeenCalledTimes(1);
  });

  it("MOUNT8 draws nothing before the words of its language are there", async () => {
    const { port, showing } = aPort({ guides: [guide], launcher: true });
    const seen: string[] = [];
    stop = mountWidgets({ ...port, locale: "de-AT" });
    const watcher = new MutationObserver(() => seen.push(root().textContent ?? ""));
    watcher.observe(root(), { childList: true, subtree: true, characterData: true });
    showing.value = [{ ...shown, open: true }];
    await expect.poll(launchers).toBe(2);
    expect(root().querySelector("[part~=dock]")?.getAttribute("aria-label")).toBe(
      "Anleitungen und Hilfe",
    );
    expect(root().textContent).toContain("0 von 2 erledigt");
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.join(" ")).not.toMatch(/done|Hide this list/);
    watcher.disconnect();
  });
});
