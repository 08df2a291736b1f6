import type { Stop, UiSignal } from "@cairn/core";
import { OWN_ROOT } from "../../find/query.ts";
import { elementFactsOf, elementNameOf } from "./element-facts.ts";
import { visibleErrors } from "./visible-errors.ts";

// The longest a page may take to answer a click before the click counts as dead.
const ANSWER_MS = 2_500;

/** What the watch needs of the engine's port. Requests to the collector are our own and no failure of the page. */
export interface SignalPort {
  now(): number;
  path(): string;
  readonly config: { readonly collector: string };
}

/** A signal without when and where. */
type Seen<Signal> = Signal extends unknown ? Omit<Signal, "atMs" | "path"> : never;

/**
 * Watches the page for the signals that frustration is read from. No text, value or key is kept. `onAct` hears of each
 * click and submit, for no-code events.
 */
export function watchSignals(
  port: SignalPort,
  onSignal: (signal: UiSignal) => void,
  onAct: (kind: "click" | "submit", element: Element) => void,
): Stop {
  const stops: Stop[] = [];
  let observer: MutationObserver | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isClickOpen = false;
  /** A submit (or a click that may be one) whose validation messages are awaited. */
  let attempt:
    | { form: string; before: ReadonlyMap<Element, string>; isSubmit: boolean }
    | undefined;

  const tell = (seen: Seen<UiSignal>) =>
    onSignal({ ...seen, atMs: port.now(), path: port.path() } as UiSignal);
  const rest = () => {
    observer?.disconnect();
    observer = undefined;
    clearTimeout(timer);
    isClickOpen = false;
    attempt = undefined;
  };
  const react = () => {
    if (!isClickOpen) return;
    isClickOpen = false;
    tell({ kind: "reaction" });
  };
  const judgeAttempt = (isLast: boolean) => {
    if (!attempt) return;
    const { form, before, isSubmit } = attempt;
    const now = visibleErrors();
    const isRefused = [...now].some(
      ([element, text]) => before.get(element) !== text || (isLast && isSubmit),
    );
    // A message that went away and came back is a new refusal.
    attempt = isRefused ? undefined : { ...attempt, before: now };
    if (isRefused) tell({ kind: "invalid", form });
  };
  const awaitAnswer = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      judgeAttempt(true);
      rest();
      tell({ kind: "tick" });
    }, ANSWER_MS);
    if (observer) return;
    observer = new MutationObserver((records) => {
      if (records.every(({ addedNodes: [added] }) => added?.nodeName.toLowerCase() === OWN_ROOT))
        return;
      react();
      judgeAttempt(false);
      if (attempt) return;
      observer?.disconnect();
      observer = undefined;
    });
    observer.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  };
  const listen = (
    target: EventTarget,
    types: string,
    run: (event: Event, element: Element) => void,
  ) => {
    const handle = (event: Event) => {
      const [first] = event.composedPath();
      const element = first instanceof Element ? first : document.documentElement;
      // The host element of our own shadow root is on the path of every event inside it.
      if (!event.composedPath().some((part) => (part as Element).localName === OWN_ROOT)) {
        run(event, element);
      }
    };
    for (const type of types.split(" ")) {
      target.addEventListener(type, handle, { capture: true, passive: true });
      stops.push(() => target.removeEventListener(type, handle, { capture: true }));
    }
  };

  listen(document, "click", (event, element) => {
    const { clientX: x, clientY: y, detail } = event as MouseEvent;
    const selecting = detail > 1 && !getSelection()?.isCollapsed;
    const on = elementFactsOf(element);
    tell({ kind: "click", x, y, on, selecting });
    isClickOpen = true;
    const button = element.closest("button,[role=button]");
    attempt = button
      ? { form: formOf(button), before: visibleErrors(), isSubmit: false }
      : undefined;
    awaitAnswer();
    onAct("click", element);
  });
  listen(document, "submit", (_, form) => {
    tell({ kind: "submit", form: elementNameOf(form) });
    attempt = { form: elementNameOf(form), before: visibleErrors(), isSubmit: true };
    awaitAnswer();
    onAct("submit", form);
  });
  // The browser's own validation refuses without a submit event: one `invalid` per field, counted once per attempt.
  listen(document, "invalid", () => {
    if (!attempt) return;
    const { form } = attempt;
    attempt = undefined;
    tell({ kind: "invalid", form });
  });
  listen(document, "input", (_, field) => {
    tell({ kind: "edit", form: formOf(field) });
  });
  listen(document, "scroll focusin selectionchange toggle", react);
  listen(window, "error unhandledrejection", (event) => {
    // A picture that did not load is an error event too, and not one of the page's making.
    if (event.target === window) tell({ kind: "error" });
  });
  listen(document, "visibilitychange", () => {
    if (document.hidden) tell({ kind: "leave" });
  });
  const onFailed = () => tell({ kind: "error" });
  stops.push(watchRequests(port.config.collector, onFailed), rest);
  return () => stops.forEach((stop) => stop());
}

function formOf(element: Element): string {
  return elementNameOf(element.closest("form,[role=form]") ?? element);
}

/** Failed requests of the page, by ResourceTiming; an engine without `responseStatus` (Safari) reports none. */
function watchRequests(ours: string, onFailed: () => void): Stop {
  if (!globalThis.PerformanceObserver) return () => {};
  const requests = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
      const isRequest = /^(fetch|xmlhttprequest)$/.test(entry.initiatorType);
      if (isRequest && entry.responseStatus >= 400 && !entry.name.startsWith(ours)) onFailed();
    }
  });
  requests.observe({ type: "resource" });
  return () => requests.disconnect();
}
