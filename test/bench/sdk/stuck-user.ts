import type { StallEvidence, UiSignal } from "@cairn/core";

const PATH = "/demo/settings/bank";
// As much as the engine keeps of one milestone: nobody's evidence costs more to judge.
const MOST_KEPT = 20;

/** Somebody who has failed at the bank form for minutes: full evidence, and the signals that go on. */
export function aStuckUser(nowMs: number): {
  readonly evidence: StallEvidence;
  /** The signal number `at` of an endless stream, in order of time. */
  signals(at: number): UiSignal;
} {
  const often = <Item>(make: (at: number) => Item): readonly Item[] =>
    Array.from({ length: MOST_KEPT }, (_, at) => make(at));
  return {
    evidence: {
      milestone: "bank-connected",
      activeMs: 240_000,
      frustrations: often((at) => ({
        kind: at % 2 === 0 ? "rage-click" : "dead-click",
        atMs: nowMs - 20_000 + at * 1_000,
        path: PATH,
        element: "#connect",
        count: 4,
      })),
      failures: often((at) => ({
        event: "Bank Connect Failed",
        atMs: nowMs - 40_000 + at * 2_000,
        path: PATH,
      })),
    },
    signals: (at) => signal(at, nowMs + at * 150),
  };
}

function signal(at: number, atMs: number): UiSignal {
  const form = "#bank-form";
  const on = { element: "#connect", clickable: true, repeatable: false, exempt: false };
  switch (at % 8) {
    case 0:
    case 2:
    case 3:
      return { kind: "click", atMs, path: PATH, x: 400, y: 300, on, selecting: false };
    case 1:
    case 6:
      return { kind: "edit", atMs, path: PATH, form };
    case 4:
      return { kind: "submit", atMs, path: PATH, form };
    case 5:
      return { kind: "invalid", atMs, path: PATH, form };
    default:
      return { kind: "reaction", atMs };
  }
}
