import {
  createFrustration,
  type ElementFacts,
  type Frustration,
  type FrustrationKind,
  type UiSignal,
} from "@cairn/core";

/** A fresh watch: what each signal completes. */
export function aWatch(): (signal: UiSignal) => readonly Frustration[] {
  const told: Frustration[] = [];
  const watch = createFrustration((one) => void told.push(one));
  return (signal) => {
    watch(signal);
    return told.splice(0);
  };
}

/** Everything that a fresh watch finds in the stream. */
export function found(...stream: readonly UiSignal[]): readonly Frustration[] {
  return stream.flatMap(aWatch());
}

/** The kinds found, in order. */
export function kinds(...stream: readonly UiSignal[]): readonly FrustrationKind[] {
  return found(...stream).map(({ kind }) => kind);
}

const PATH = "/invoices";

/** A click at (100, 100) on a button that answers at once to nothing. */
export function click(
  atMs: number,
  on: Partial<ElementFacts> = {},
  more: {
    readonly x?: number;
    readonly y?: number;
    readonly selecting?: boolean;
    readonly detail?: number;
  } = {},
): UiSignal {
  const element = { element: "#save", clickable: true, repeatable: false, exempt: false, ...on };
  return {
    kind: "click",
    atMs,
    path: PATH,
    x: 100,
    y: 100,
    selecting: false,
    detail: 1,
    ...more,
    on: element,
  };
}

export const reaction = (atMs: number): UiSignal => ({ kind: "reaction", atMs });
export const tick = (atMs: number): UiSignal => ({ kind: "tick", atMs, path: PATH });
export const progress = (atMs: number): UiSignal => ({ kind: "progress", atMs });
export const go = (atMs: number, path: string): UiSignal => ({ kind: "navigation", atMs, path });
export const leave = (atMs: number, path = PATH): UiSignal => ({ kind: "leave", atMs, path });
export const error = (atMs: number): UiSignal => ({ kind: "error", atMs, path: PATH });
export const edit = (atMs: number, form = "#form"): UiSignal => ({
  kind: "edit",
  atMs,
  path: PATH,
  form,
});
export const submit = (atMs: number, form = "#form"): UiSignal => ({
  kind: "submit",
  atMs,
  path: PATH,
  form,
});
export const invalid = (atMs: number, form = "#form"): UiSignal => ({
  kind: "invalid",
  atMs,
  path: PATH,
  form,
});
export const turn = (atMs: number): UiSignal => ({ kind: "turn", atMs, path: PATH });
export const search = (atMs: number, answered = false): UiSignal => ({
  kind: "help-search",
  atMs,
  path: PATH,
  answered,
});
