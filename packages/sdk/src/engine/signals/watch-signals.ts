import type { Stop, UiSignal } from "@cairn/core";
import type { EnginePort } from "../engine-port.ts";
import { OWN_ROOT } from "../../find/query.ts";
import { elementFactsOf, elementNameOf } from "./element-facts.ts";
import { visibleErrors } from "./visible-errors.ts";

// The longest a page may take to answer a click before the click counts as dead.
const ANSWER_MS = 2_500;
// A timer this late stood still behind an `alert`, a `print` or work of the page: who waited for that saw an answer.
const LATE_MS = 500;
// What a hand moves while it clicks is less.
const DRAG_PX = 9;
const FORM = "form,[role=form]";
// Without a button that sends it, a form saves itself, or filters a list.
const SENDS = "button:not([type=button]),[type=submit]";

/** What the watch needs of the engine's port. Requests to the collector are our own and no failure of the page. */
export interface SignalPort extends Pick<EnginePort, "now" | "path" | "listen"> {
  readonly config: { readonly collector: string };
}

/** A signal without when and where. */
type Seen<Signal> = Signal extends unknown ? Omit<Signal, "atMs" | "path"> : never;

/**
 * Watches the page for the signals that frustration is read from. No text, value or key is kept. `onAct` hears of each
 * click and submit, for no-code events; `onScroll` of each scroll, of any part of the page.
 */
export function watchSignals(
  port: SignalPort,
  onSignal: (signal: UiSignal) => void,
  onAct: (kind: "click" | "submit", element: Element) => void,
  onScroll: () => void,
): Stop {
  /** Runs while a click or submit waits for its answer. */
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Where the button of the mouse went down last. */
  let pressed = { x: 0, y: 0 };
  /** A submit (or a click that may be one) whose validation messages are awaited. */
  let attempt:
    | { form: string; errorsBefore: ReadonlyMap<Element, string>; isSubmit: boolean | undefined }
    | undefined;

  const tell = (seen: Seen<UiSignal>) =>
    onSignal({ ...seen, atMs: port.now(), path: port.path() } as UiSignal);
  const react = () => {
    if (timer) tell({ kind: "reaction" });
  };
  // Only an error after a click means something, so that a page which fails by itself is watched for nothing.
  const fail = (isOne: unknown) => {
    if (timer && isOne) tell({ kind: "error" });
  };
  const refuse = () => {
    if (attempt) tell({ kind: "invalid", form: attempt.form });
    attempt = undefined;
  };
  const judgeAttempt = (isLast: boolean) => {
    if (!attempt) return;
    const { errorsBefore, isSubmit } = attempt;
    const now = visibleErrors();
    const isRefused = [...now].some(
      ([element, text]) => errorsBefore.get(element) !== text || (isLast && isSubmit),
    );
    // A message that went away and came back is a new refusal.
    attempt.errorsBefore = now;
    if (isRefused) refuse();
  };
  const observer = new MutationObserver(() => {
    react();
    judgeAttempt(false);
    if (!attempt) observer.disconnect();
  });
  const rest = () => {
    observer.disconnect();
    clearTimeout(timer);
    timer = attempt = undefined;
  };
  const awaitAnswer = (form: Element | null, isSubmit?: boolean) => {
    attempt = form ? { form: formOf(form), errorsBefore: visibleErrors(), isSubmit } : undefined;
    clearTimeout(timer);
    const lateMs = port.now() + ANSWER_MS + LATE_MS;
    timer = setTimeout(() => {
      judgeAttempt(true);
      rest();
      tell({ kind: port.now() > lateMs ? "reaction" : "tick" });
    }, ANSWER_MS);
    observer.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  };
  const listen = (types: string, run: (event: Event, element: Element) => void) =>
    port.listen(types, (event) => {
      const path = event.composedPath();
      // The host element of our own shadow root is on the path of every event inside it.
      if (path.some((part) => (part as Element).localName === OWN_ROOT)) return;
      run(event, path[0] instanceof Element ? path[0] : document.documentElement);
    });

  listen("pointerdown", (event) => (pressed = event as PointerEvent));
  listen("click", (event, element) => {
    const { x, y, detail } = event as MouseEvent;
    const selecting =
      (detail > 1 && !getSelection()?.isCollapsed) ||
      (detail > 0 && Math.hypot(x - pressed.x, y - pressed.y) > DRAG_PX);
    tell({ kind: "click", x, y, on: elementFactsOf(element), selecting, detail });
    awaitAnswer(element.closest("button,[role=button]"));
    onAct("click", element);
  });
  listen("submit", (_, form) => {
    tell({ kind: "submit", form: formOf(form) });
    awaitAnswer(form, true);
    onAct("submit", form);
  });
  // The browser's own validation refuses without a submit event: one `invalid` per field, counted once per attempt.
  listen("invalid", refuse);
  listen("input", (_, field) => {
    const form = field.closest(FORM);
    tell({ kind: "edit", form: form?.querySelector(SENDS) ? elementNameOf(form) : "" });
  });
  // Windows of browser and system take the focus away: the chooser of files, a sign-in, a download.
  listen("scroll", onScroll);
  listen("scroll focusin blur selectionchange toggle", react);
  listen("unhandledrejection error", (event) => {
    const { error, reason } = event as ErrorEvent & PromiseRejectionEvent;
    // What has none is not of the page's making: a picture that did not load, a script of another origin, a
    // `ResizeObserver` that was late. What the page itself called off is no failure.
    fail((error ?? reason) && reason?.name !== "AbortError");
  });
  listen("visibilitychange", () => {
    tell({ kind: document.hidden ? "leave" : "tick" });
  });
  // Failed requests of the page, by ResourceTiming; an engine without `responseStatus` (Safari) reports none.
  const requests = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
      const isRequest = /^(fetch|xml)/.test(entry.initiatorType);
      const isOurs = entry.name.startsWith(port.config.collector);
      fail(isRequest && entry.responseStatus >= 400 && !isOurs);
    }
  });
  requests.observe({ type: "resource" });
  return () => {
    requests.disconnect();
    rest();
  };
}

function formOf(element: Element): string {
  return elementNameOf(element.closest(FORM) ?? element);
}
