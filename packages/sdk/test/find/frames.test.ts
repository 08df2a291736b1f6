// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { locate } from "../../src/find/locate.ts";
import { watch } from "../../src/find/watch.ts";

/** A frame of the page's own origin with a button for each id. */
function aFrame(...ids: readonly string[]): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  frame.srcdoc = ids.map((id) => `<button id="${id}"></button>`).join("");
  document.body.append(frame);
  // Browsers have it; happy-dom does not.
  Object.defineProperty(frame.contentDocument!.defaultView, "frameElement", { value: frame });
  return frame;
}

describe("elements in frames", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  it("finds an element in a frame of the page's origin", () => {
    const frame = aFrame("send");
    expect(locate({ selectors: ["#send"] }, document)).toEqual({
      kind: "found",
      element: frame.contentDocument!.querySelector("#send"),
    });
  });

  it("does not guess between two frames", () => {
    aFrame("send");
    aFrame("send");
    expect(locate({ selectors: ["#send"] }, document).kind).toBe("ambiguous");
  });

  it("11: a frame of another origin is passed by, and what stands beside it is found", () => {
    const foreign = aFrame("send");
    Object.defineProperty(foreign, "contentDocument", { get: () => null });
    const frame = aFrame("send");
    expect(locate({ selectors: ["#send"] }, document)).toMatchObject({
      element: frame.contentDocument!.querySelector("#send"),
    });
    expect(locate({ selectors: ["#gone"] }, document).kind).toBe("missing");
  });

  it("11: a frame that throws when it is looked into harms nobody", () => {
    const hostile = aFrame("send");
    Object.defineProperty(hostile, "contentDocument", {
      get() {
        throw new DOMException("cross-origin", "SecurityError");
      },
    });
    expect(locate({ selectors: ["#send"] }, document).kind).toBe("missing");
  });

  it("follows an element that comes late in a frame, and tells when the frame is gone", async () => {
    const seen: (string | undefined)[] = [];
    const frame = aFrame();
    const stop = watch(
      { selectors: ["#late"] },
      { onElement: (element) => seen.push(element?.id), onBroken: () => {} },
    );
    await vi.advanceTimersByTimeAsync(2_000);
    const late = frame.contentDocument!.createElement("button");
    late.id = "late";
    frame.contentDocument!.body.append(late);
    await vi.advanceTimersByTimeAsync(600);
    frame.style.display = "none";
    await vi.advanceTimersByTimeAsync(600);
    expect(seen).toEqual(["late", undefined]);
    stop();
  });

  it("10: finds what stands in an open shadow root, and nothing in a closed one", () => {
    const host = document.createElement("div");
    document.body.append(host);
    host
      .attachShadow({ mode: "closed" })
      .append(Object.assign(document.createElement("button"), { id: "send" }));
    expect(locate({ selectors: ["#send"] }, document).kind).toBe("missing");
    const open = document.createElement("div");
    document.body.append(open);
    const send = Object.assign(document.createElement("button"), { id: "send" });
    open.attachShadow({ mode: "open" }).append(send);
    expect(locate({ selectors: ["#send"] }, document)).toEqual({ kind: "found", element: send });
  });
});
