// @vitest-environment happy-dom
import { type Cairn, type CairnOptions, type UserState, init } from "@cairn/sdk";
import { type ReactElement, StrictMode, act, createElement } from "react";
import { type Root, createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  CairnChecklist,
  CairnProvider,
  useCairn,
  useChecklist,
  useMilestone,
  useUserState,
} from "../src/index.ts";
import { aCairn } from "./a-cairn.ts";

vi.mock("@cairn/sdk", async (original) => {
  const sdk = await original<typeof import("@cairn/sdk")>();
  return { ...sdk, init: vi.fn<typeof sdk.init>() };
});

const options: CairnOptions = { key: "pk_test_1", collector: "https://collector.example" };
let root: Root;
let page: HTMLElement;

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  page = document.createElement("main");
  document.body.append(page);
  root = createRoot(page);
});
afterEach(async () => {
  await settled(() => root.unmount());
  page.remove();
});

/** Runs `work`, and everything that React does because of it. */
function settled(work: () => void): Promise<void> {
  return act(async () => work());
}

async function show(element: ReactElement): Promise<void> {
  await settled(() => root.render(element));
}

/** Draws `view` inside a provider of `cairn`. */
function within(cairn: Cairn, view: () => ReactElement | string): ReactElement {
  return createElement(CairnProvider, { cairn }, createElement(view));
}

describe("CairnProvider", () => {
  it("starts one Cairn in strict mode, where React does everything twice", async () => {
    const started = new Map<string, Cairn>();
    vi.mocked(init).mockImplementation(({ key }) => {
      // As the SDK does: the same key gives the same object.
      if (!started.has(key)) started.set(key, aCairn().cairn);
      return started.get(key)!;
    });
    const seen = new Set<Cairn>();
    function Look(): string {
      seen.add(useCairn());
      return "";
    }
    const app = createElement(CairnProvider, { options }, createElement(Look));
    await show(createElement(StrictMode, null, app));
    expect([...seen]).toEqual([...started.values()]);
    expect(started.size).toBe(1);
  });

  it("goes on with the same Cairn when it is drawn again with other options, or mounted anew", async () => {
    const { cairn } = aCairn();
    vi.mocked(init).mockReturnValue(cairn);
    const app = () => createElement(CairnProvider, { options: { ...options } });
    await show(app());
    await show(app());
    expect(init).toHaveBeenCalledTimes(1);
    await show(createElement("p"));
    await show(app());
    expect(cairn.destroy).not.toHaveBeenCalled();
  });

  it("takes the one that the host started, else the script tag's", async () => {
    const { cairn: own } = aCairn();
    const { cairn: tag } = aCairn();
    vi.stubGlobal("cairn", tag);
    const seen: Cairn[] = [];
    function Look(): string {
      seen.push(useCairn());
      return "";
    }
    await show(createElement(CairnProvider, { cairn: own, options }, createElement(Look)));
    await show(createElement(CairnProvider, { key: "tag" }, createElement(Look)));
    expect(seen).toEqual([own, tag]);
    expect(init).not.toHaveBeenCalled();
  });
});

describe("the hooks", () => {
  it("say what is missing outside a provider", async () => {
    vi.spyOn(console, "error").mockReturnValue();
    function Lost(): string {
      return useCairn().state.value.anonymousId;
    }
    await expect(show(createElement(Lost))).rejects.toThrow("need a <CairnProvider>");
  });

  it("useMilestone draws again at the moment the milestone is reached", async () => {
    const { cairn, become } = aCairn();
    function Bank(): string {
      const { isReached, reachedAtMs } = useMilestone("bank-connected");
      return isReached ? `connected at ${reachedAtMs}` : "not yet";
    }
    await show(within(cairn, Bank));
    expect(page.textContent).toBe("not yet");
    await settled(() => become({ milestones: { "bank-connected": 1700 } }));
    expect(page.textContent).toBe("connected at 1700");
  });

  it("useChecklist tells how far it is, and opens and closes it", async () => {
    const { cairn, become } = aCairn();
    let open = (): void => {};
    let close = (): void => {};
    function Start(): string {
      const checklist = useChecklist("start");
      ({ open, close } = checklist);
      const { isShown, isComplete, isOpen, done, total } = checklist;
      return isShown ? `${done}/${total} ${isOpen} ${isComplete}` : `away ${isComplete}`;
    }
    await show(within(cairn, Start));
    expect(page.textContent).toBe("away false");
    await settled(() => become({ checklists: { start: { done: 1, total: 3, isOpen: true } } }));
    expect(page.textContent).toBe("1/3 true false");
    await settled(() => become({ checklists: { start: { done: 3, total: 3, isOpen: false } } }));
    expect(page.textContent).toBe("3/3 false true");
    open();
    close();
    expect(cairn.show).toHaveBeenCalledWith("start");
    expect(cairn.hide).toHaveBeenCalledWith("start");
  });

  it("useUserState does not render for ever though each look makes a new object", async () => {
    const { cairn, become } = aCairn();
    const renders = vi.fn<(state: UserState) => void>();
    function Goal(): string {
      const state = useUserState();
      renders(state);
      return state.goal ?? "none";
    }
    await show(within(cairn, Goal));
    await settled(() => become({}));
    expect(renders).toHaveBeenCalledTimes(1);
    await settled(() => become({ goal: "invoices" }));
    expect(page.textContent).toBe("invoices");
    expect(renders).toHaveBeenCalledTimes(2);
  });

  it("stop listening when the last of them goes", async () => {
    const { cairn, listeners } = aCairn();
    function Look(): string {
      return String(useMilestone("bank").isReached);
    }
    await show(createElement(StrictMode, null, within(cairn, Look)));
    expect(listeners()).toBe(1);
    await show(createElement("p"));
    expect(listeners()).toBe(0);
  });
});

describe("CairnChecklist", () => {
  it("puts the element on the page that Cairn draws into, and leaves what is drawn there alone", async () => {
    await show(createElement(CairnChecklist, { guide: "start", className: "wide" }));
    const place = page.querySelector("cairn-checklist")!;
    expect([place.getAttribute("guide"), place.getAttribute("class")]).toEqual(["start", "wide"]);
    place.append(document.createElement("cairn-root"));
    await show(createElement(CairnChecklist, { guide: "next" }));
    expect(place.getAttribute("guide")).toBe("next");
    expect(place.childElementCount).toBe(1);
  });
});
