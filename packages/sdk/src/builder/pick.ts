import type { Stop } from "@cairn/core";
import { element } from "../inspector/element.ts";
import { ancestorsOf, boxOf, elementAt } from "./element-at.ts";
import { describeElement } from "./describe-element.ts";
import type { Surface } from "./surface.ts";

/** Pointing at elements of the page, by pointer or by keys. The page itself hears nothing of it. */
export interface Picker {
  /** Draws a frame around an element, and keeps it there; around none when left out. */
  mark(element?: Element): void;
  /** Takes the pointer and the keys, or gives them back to the page. */
  setPicking(isPicking: boolean): void;
  isPicking(): boolean;
  readonly stop: Stop;
}

const POINTER =
  "pointerdown pointerup mousedown mouseup click dblclick auxclick contextmenu touchstart touchend";
/** A click lands on an icon inside of what people mean. */
const MEANT =
  "a,button,input,select,textarea,summary,label,[role=button],[role=link],[role=tab],[role=menuitem],[data-cairn]";
const MEANT_WITHIN = 3;

/** `onPick`: this one. `onLeave`: Escape, they want the page back. */
export function createPicker(
  surface: Surface,
  onPick: (element: Element) => void,
  onLeave: () => void,
): Picker {
  const glass = element("div", { class: "glass", popover: "manual" });
  const label = element("span", {});
  const frame = element("div", { class: "frame", popover: "manual" }, label);
  surface.shadow.append(glass, frame);
  let isPicking = false;
  let marked: Element | undefined;
  let pressed: Element | undefined;
  let request = 0;

  const follow = () => {
    request = 0;
    if (!marked) return;
    if (!marked.isConnected) return mark();
    const { x, y, width, height } = boxOf(marked);
    frame.style.translate = `${x - 2}px ${y - 2}px`;
    frame.style.width = `${width + 4}px`;
    frame.style.height = `${height + 4}px`;
    frame.classList.toggle("below", y < 26);
    request = requestAnimationFrame(follow);
  };
  function mark(next?: Element): void {
    if (next !== marked) label.textContent = next ? describeElement(next) : "";
    marked = next;
    if (next && !frame.matches(":popover-open")) frame.showPopover();
    if (!next && frame.matches(":popover-open")) frame.hidePopover();
    if (!request) follow();
  }
  const pick = (picked: Element | undefined) => {
    if (picked) onPick(picked);
  };
  /** The page gets no click, so that no link is followed and no menu closes. */
  const onPointer = (event: Event) => {
    if (event.composedPath()[0] !== glass) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { type, clientX, clientY, button } = event as PointerEvent;
    if (type === "pointerdown") pressed = button === 0 ? meantAt(clientX, clientY) : undefined;
    // A menu that closes when somebody presses beside it may be gone by now. The glass stays until the click is over:
    // else the page would get it.
    if (type === "click") pick(pressed);
  };
  const onMove = (event: PointerEvent) => {
    if (event.composedPath()[0] === glass) mark(meantAt(event.clientX, event.clientY));
  };
  const onWheel = (event: WheelEvent) => {
    if (event.composedPath()[0] !== glass) return;
    const box = scrollerAt(event.clientX, event.clientY);
    if (!box) return;
    event.preventDefault();
    box.scrollBy({ left: event.deltaX, top: event.deltaY });
  };
  const onFocus = (event: FocusEvent) => {
    const { target } = event;
    if (!surface.holds(event) && target instanceof Element) mark(target);
  };
  const onKey = (event: KeyboardEvent) => {
    const isOwn = surface.holds(event);
    if (event.key === "Escape") onLeave();
    else if (event.key === "ArrowUp" && marked) mark(ancestorsOf(marked)[0] ?? marked);
    else if (event.key === "ArrowDown" && marked) mark(firstIn(marked) ?? marked);
    else if (event.key === "Enter" && !isOwn) pick(marked);
    // What is typed or pressed in the page now would change it.
    else if (isOwn || event.key === "Tab") return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const listening = [
    ...POINTER.split(" ").map((type) => [type, onPointer] as const),
    ["pointermove", onMove],
    ["wheel", onWheel],
    ["focusin", onFocus],
    ["keydown", onKey],
  ] as readonly (readonly [string, (event: never) => void])[];
  const how = { capture: true, passive: false };
  const listen = (change: "addEventListener" | "removeEventListener") => {
    for (const [type, run] of listening) window[change](type, run as EventListener, how);
  };

  const setPicking = (next: boolean) => {
    if (next === isPicking) return;
    isPicking = next;
    listen(next ? "addEventListener" : "removeEventListener");
    if (next) surface.raise(glass);
    else if (glass.matches(":popover-open")) glass.hidePopover();
    // Whoever goes on by keys begins where they are.
    const { activeElement } = document;
    if (next && activeElement?.matches(":not(body, cairn-root)")) mark(activeElement);
    if (marked) surface.raise(frame);
  };
  return {
    mark,
    setPicking,
    isPicking: () => isPicking,
    stop() {
      setPicking(false);
      mark();
      cancelAnimationFrame(request);
    },
  };
}

/** What somebody means who points here: the button, not the icon in it. */
function meantAt(x: number, y: number): Element | undefined {
  const found = elementAt(x, y);
  if (!found) return undefined;
  const near = [found, ...ancestorsOf(found).slice(0, MEANT_WITHIN)];
  return near.find((one) => one.matches(MEANT)) ?? found;
}

function firstIn(around: Element): Element | undefined {
  const inner = (around as Partial<HTMLIFrameElement>).contentDocument?.body;
  return (around.shadowRoot ?? inner ?? around).firstElementChild ?? undefined;
}

/** The glass lies over what scrolls within the page, so that the wheel is passed on to it. */
function scrollerAt(x: number, y: number): Element | undefined {
  const found = elementAt(x, y);
  const near = found ? [found, ...ancestorsOf(found)] : [];
  return near.find((one) => one.scrollHeight > one.clientHeight + 1 && scrolls(one));
}

function scrolls(box: Element): boolean {
  return /auto|scroll/.test(getComputedStyle(box).overflowY);
}
