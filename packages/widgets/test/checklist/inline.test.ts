// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { mountWidgets } from "../../src/index.ts";
import { aChecklist, aPort } from "../builders.ts";

const guide = aChecklist("customer", "invoice");
const shown = { guide, because: "offered", open: true } as const;

let stop = () => {};
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

function aPlace(guideId: string | undefined = "start"): HTMLElement {
  const place = document.createElement("cairn-checklist");
  if (guideId !== undefined) place.setAttribute("guide", guideId);
  document.body.append(place);
  return place;
}
const listIn = (place: HTMLElement) =>
  place.querySelector("cairn-root")?.shadowRoot?.querySelector("[part~=inline]")?.textContent;
const corner = () =>
  document.querySelector("body > cairn-root")!.shadowRoot!.querySelector("[part~=corner]")!;
const inCorner = () => corner().querySelectorAll("[part~=panel],[part~=launcher]").length;

describe("a checklist in the page's own flow", () => {
  it("INLINE1 is drawn where the page has a place for it, and not in the corner", async () => {
    const place = aPlace();
    const { port, showing, reachedAt } = aPort({ guides: [guide] });
    stop = mountWidgets(port);
    showing.value = [shown];
    await expect.poll(() => listIn(place)).toContain("0 of 2 done");
    expect(inCorner()).toBe(0);
    reachedAt.value = { customer: 1 };
    await expect.poll(() => listIn(place)).toContain("1 of 2 done");
  });

  it("INLINE2 moves from the corner into a place that comes, and back when it goes", async () => {
    const { port, showing } = aPort({ guides: [guide] });
    stop = mountWidgets(port);
    showing.value = [shown];
    await expect.poll(inCorner).toBe(2);
    const place = aPlace();
    await expect.poll(() => listIn(place)).toContain("Do customer");
    await expect.poll(inCorner).toBe(0);
    place.remove();
    await expect.poll(inCorner).toBe(2);
    expect(place.childElementCount).toBe(0);
  });

  it("INLINE3 follows the guide that a place names, in as many places as there are", async () => {
    const { port, showing } = aPort({ guides: [guide] });
    stop = mountWidgets(port);
    showing.value = [shown];
    const [one, other] = [aPlace("another"), aPlace()];
    await expect.poll(() => listIn(other)).toContain("Do customer");
    expect(listIn(one)).toBeUndefined();
    one.setAttribute("guide", "start");
    await expect.poll(() => listIn(one)).toContain("Do customer");
    one.removeAttribute("guide");
    await expect.poll(() => one.childElementCount).toBe(0);
  });

  it("INLINE4 leaves the place empty when the guide goes and when Cairn goes", async () => {
    const place = aPlace();
    const { port, showing } = aPort({ guides: [guide] });
    stop = mountWidgets(port);
    showing.value = [shown];
    await expect.poll(() => listIn(place)).toContain("Do customer");
    showing.value = [];
    await expect.poll(() => place.childElementCount).toBe(0);
    showing.value = [{ ...shown }];
    await expect.poll(() => listIn(place)).toContain("Do customer");
    stop();
    expect(place.childElementCount).toBe(0);
  });

  it("INLINE5 has nothing that puts it away: the page does that", async () => {
    const place = aPlace();
    const { port, showing } = aPort({ guides: [guide] });
    stop = mountWidgets(port);
    showing.value = [shown];
    await expect.poll(() => listIn(place)).toContain("Do customer");
    const list = place.querySelector("cairn-root")!.shadowRoot!.querySelector("[part~=inline]")!;
    expect(list.getAttribute("role")).toBeNull();
    const names = [...list.querySelectorAll("button")].map(({ textContent }) => textContent);
    expect(names.join()).not.toMatch(/close|hide/i);
  });
});
