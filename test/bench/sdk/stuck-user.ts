import {
  expectedBaseline,
  type StallBaseline,
  type StallHappening,
  type UiSignal,
} from "@cairn/core";

const PATH = "/demo/settings/bank";
const MILESTONE = "bank-connected";
const NAMES = Array.from({ length: 24 }, (_, at) => `Bank Step ${at}`);
const EDGES = [1, 2, 5, 10, 20, 40, 80, 160];
const WEIGHTS = [12, 7, -4, 9, 15, 3, 21, 8];
const COUNTED = 2;
const SIGNS = [
  "failed-attempts",
  "rage-click",
  "dead-click",
  "error-click",
  "u-turn",
  "form-abandoned",
];

/** Somebody who has failed at the bank form for minutes, judged by as much as a collector learns. */
export function aStuckUser(nowMs: number): {
  /** One of 24 names and some 80 weights, and the author's rule behind it. */
  readonly baselines: readonly StallBaseline[];
  /** What is noticed at the signal number `at`: an event of the host, and now and then a sign. */
  happening(at: number): StallHappening;
  /** The signal number `at` of an endless stream, in order of time. */
  signals(at: number): UiSignal;
} {
  return {
    baselines: [learnedBaseline(MILESTONE, NAMES), expectedBaseline([{ id: MILESTONE }])],
    happening(at) {
      const when = { atMs: nowMs + at * 150, active: at * 0.15 };
      if (at === 0) return { kind: "milestone", milestone: MILESTONE, ...when };
      if (at % 8 === 5) return { kind: "sign", sign: "failed-attempts", ...when };
      return { kind: "event", name: NAMES[at % NAMES.length]!, ...when };
    },
    signals: (at) => signal(at, nowMs + at * 150),
  };
}

/** A baseline of the size that is learned at most, for these events. */
export function learnedBaseline(milestone: string, names: readonly string[]): StallBaseline {
  const steps = (source: string, count: number): StallBaseline["steps"][number] => [
    source,
    ...EDGES.slice(0, count).flatMap((edge, at) => [edge, WEIGHTS[at]!]),
  ];
  return {
    version: "learned-1",
    // As published: only those that a step counts are counted by name.
    names: Object.fromEntries(names.map((name, at) => [name, at < COUNTED ? name : ""])),
    steps: [
      ...["since", "active", "gap"].map((source) => steps(source, 8)),
      steps("silence", 5),
      steps("events", 4),
      ...SIGNS.map((source) => steps(source, 3)),
      ...names.map((name) => steps(`last:${name}`, 1)),
      ...names.slice(0, COUNTED).map((name) => steps(`event:${name}`, 4)),
    ],
    milestones: { [milestone]: [40, 12] },
    threshold: 90,
    slack: 45,
    unit: 37,
  };
}

function signal(at: number, atMs: number): UiSignal {
  const form = "#bank-form";
  const on = { element: "#connect", clickable: true, repeatable: false, exempt: false };
  switch (at % 8) {
    case 0:
    case 2:
    case 3:
      return { kind: "click", atMs, path: PATH, x: 400, y: 300, on, selecting: false, detail: 1 };
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
