import {
  expectedBaseline,
  foldStall,
  isStuck,
  judgeStall,
  STALL_SILENCES,
  type StallBaseline,
  type StallHappening,
  stallReasons,
  type StallReasonKind,
  type StallState,
  stallValues,
  scoreStall,
} from "@cairn/core";

/** What came of judging many random histories: equal digests mean equal scores, weights, reasons and stalls throughout. */
export interface RandomStalls {
  /** Moments that were judged. */
  readonly moments: number;
  /** Moments at which somebody was stuck. */
  readonly stuck: number;
  readonly digest: string;
}

const NAMES = Array.from({ length: 24 }, (_, at) => `Event ${at}`);
const MILESTONES = ["first", "second", "third"];
const KINDS: readonly StallReasonKind[] = [
  "failed-attempts",
  "rage-click",
  "dead-click",
  "u-turn",
  "form-abandoned",
];
const SPANS_AND_COUNTS = [
  "since",
  "active",
  "gap",
  "silence",
  "events",
  "signs",
  "long-active-time",
] as const;
const EDGES = [0.1, 1, 2, 3, 5, 8, 10, 20, 30, 40, 60, 80, 160, 600, 3600];

/**
 * Judges `histories` random histories by random baselines, as browsers judge: at each happening and in each silence after
 * it. The same seed gives the same in every process.
 */
export function judgeRandomHistories(histories: number, seed: number): RandomStalls {
  const random = mulberry32(seed);
  const books = Array.from({ length: 20 }, () => [
    randomBaseline(random),
    expectedBaseline(MILESTONES.map((id) => ({ id }))),
  ]);
  let [moments, stuckMoments, digest] = [0, 0, 0x811c9dc5];
  const note = (text: string): void => {
    for (let at = 0; at < text.length; at += 1) {
      digest = Math.imul(digest ^ text.charCodeAt(at), 0x01000193);
    }
  };
  for (let history = 0; history < histories; history += 1) {
    const book = books[history % books.length]!;
    const expectedMs = pick(random, [undefined, 60_000]);
    let state: StallState | undefined;
    let stuck = false;
    let milestone = "";
    for (const happening of randomHistory(random)) {
      if (happening.kind === "milestone") ({ milestone } = happening);
      state = foldStall(state, happening, book[0]!);
      const judged = judgeStall(book, state, expectedMs);
      stuck = !!judged && isStuck(judged, stuck);
      // The last digits of an exponential are the engine's own business; what is told of it is a whole per cent.
      const chance = Math.round((judged?.chance ?? 0) * 100);
      note(`${judged?.excess} ${JSON.stringify(judged?.parts)} ${chance} ${stuck}`);
      if (stuck) note(JSON.stringify(stallReasons(judged!, state)));
      moments += 1;
      stuckMoments += Number(stuck);
      for (const silence of STALL_SILENCES.slice(1)) {
        const values = stallValues(state, silence, happening.active + silence, expectedMs);
        note(`${scoreStall(book[0]!, milestone, values)?.excess}`);
        moments += 1;
      }
    }
    note(JSON.stringify(state));
  }
  return { moments, stuck: stuckMoments, digest: (digest >>> 0).toString(16) };
}

/** Weights as they are learned, at random: some 80 of them. */
function randomBaseline(random: () => number): StallBaseline {
  const sources: readonly string[] = [
    ...SPANS_AND_COUNTS,
    ...KINDS.slice(0, 4),
    ...NAMES.slice(0, 12).flatMap((name) => [`last:${name}`, `silence:${name}`]),
    ...NAMES.slice(0, 4).map((name) => `event:${name}`),
  ];
  return {
    version: "learned-1",
    names: Object.fromEntries(NAMES.slice(0, 20).map((name) => [name, name])),
    steps: sources.map((source) => [
      source,
      ...EDGES.filter(() => random() < 0.2).flatMap((edge) => [edge, whole(random, 255) - 127]),
    ]),
    milestones: { first: [whole(random, 40), -20], second: [-10, whole(random, 90)] },
    threshold: whole(random, 150),
    slack: whole(random, 80),
    unit: 37,
  };
}

function randomHistory(random: () => number): readonly StallHappening[] {
  let atMs = 1_700_000_000_000;
  let active = 0;
  const happenings: StallHappening[] = [
    { kind: "milestone", milestone: pick(random, MILESTONES), atMs, active },
  ];
  for (let left = 2 + whole(random, 4); left > 0; left -= 1) {
    const gapMs = whole(random, 2 ** whole(random, 23));
    atMs += gapMs;
    active += Math.min(Math.floor(gapMs / 1000), 30);
    const when = { atMs, active, ...(random() < 0.1 && { elsewhere: true }) };
    const kind = pick(random, ["event", "event", "event", "sign", "time", "milestone"] as const);
    if (kind === "event") happenings.push({ kind, name: pick(random, NAMES), ...when });
    else if (kind === "time") happenings.push({ kind, ...when });
    else if (kind === "milestone") {
      happenings.push({ kind, milestone: pick(random, MILESTONES), ...when });
    } else {
      const where = random() < 0.5 ? { path: "/bank", element: "#connect" } : undefined;
      happenings.push({ kind, sign: pick(random, KINDS), ...(where && { where }), ...when });
    }
  }
  return happenings;
}

function pick<Item>(random: () => number, items: readonly Item[]): Item {
  return items[whole(random, items.length)]!;
}

function whole(random: () => number, below: number): number {
  return Math.floor(random() * below);
}

/** Tommy Ettinger's mulberry32: 32 bits of state, equal in every process. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
