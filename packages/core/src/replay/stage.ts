import type { LedgerEntry } from "../arbiter/ledger.ts";
import type { CompiledGuidebook } from "../guidebook/compiled.ts";
import type { CompiledGuide } from "../guidebook/compiled-guide.ts";
import type { Findings } from "./findings.ts";
import type { ReplayHistory, ReplayWindow } from "./history.ts";
import type { ReplayPerson } from "./replay-person.ts";
import type { Unrecorded } from "./unrecorded.ts";

// What nobody closed in the log is taken to be read and closed, as long as the stage holds a slot for what is withheld.
const READ_MS = 10_000;
// The replay has a moment only where something was recorded; a browser looks every few seconds.
const SAME_MS = 5_000;

/** The guide that is on screen, or taken to be. */
interface Holder {
  readonly guide: CompiledGuide;
  readonly endMs: number;
  /** What becomes of it then; absent: the log tells. */
  readonly closes: boolean;
}

/** One person's replay: what it goes by, and what is on screen. */
export interface Stage {
  readonly book: CompiledGuidebook;
  readonly person: ReplayPerson;
  readonly window: ReplayWindow;
  readonly findings: Findings;
  readonly unrecorded: Unrecorded;
  readonly history: ReplayHistory;
  /** Since when each guide may show: its delay counts from there. */
  readonly eligibleMs: Map<string, number>;
  holder?: Holder | undefined;
}

/** The guide takes the slot, shown or, for the sake of a comparison, withheld. */
export function show(
  stage: Stage,
  guide: CompiledGuide,
  kind: "shown" | "withheld",
  atMs: number,
): void {
  const { person, findings, window } = stage;
  const { id } = guide;
  const { path = "", session = "" } = person.place ?? {};
  const target = guide.kind === "tour" ? guide.steps[0]?.target : "target" in guide && guide.target;
  const isThere = !target || window.wasElementThere(id, path);
  if (kind === "withheld") findings.missed(id, { reason: "withheld" });
  else if (isThere) findings.would(id);
  else findings.unknown(id, { kind: "element", guide: id });
  // Taken to be there; who had to wait for it may not have had to.
  if (!isThere) findings.doubt({ kind: "element", guide: id });
  person.note({ id: `replay/${id}/${atMs}`, guide: id, kind, atMs, session });
  hold(stage, guide, kind, atMs);
}

const ENDS: ReadonlySet<LedgerEntry["kind"]> = new Set([
  "dismissed",
  "completed",
  "snoozed",
  "never",
]);

function hold(stage: Stage, guide: CompiledGuide, kind: "shown" | "withheld", atMs: number): void {
  const session = stage.person.place?.session;
  const told = stage.history.events.flatMap((event) =>
    event.told?.guide === guide.id && event.told.session === session ? [event.told] : [],
  );
  const closed = told.find((entry) => entry.atMs > atMs && ENDS.has(entry.kind));
  // Where the log tells of this showing and of no end, it stood there until they left the page.
  const wasShown = told.some(
    (entry) => entry.kind === "shown" && Math.abs(entry.atMs - atMs) <= SAME_MS,
  );
  const isGuessed = kind === "withheld" || (!closed && !wasShown);
  stage.holder = {
    guide,
    endMs: isGuessed ? atMs + READ_MS : (closed?.atMs ?? Infinity),
    closes: isGuessed && kind === "shown",
  };
}

/** What the log tells of a guide: that it was closed, or, before the window, that it was shown. */
export function follow(stage: Stage, { guide, kind, atMs, asked }: LedgerEntry): void {
  if (ENDS.has(kind) && stage.holder?.guide.id === guide) stage.holder = undefined;
  if ((kind !== "shown" && kind !== "withheld") || asked || atMs >= stage.window.fromMs) return;
  const shown = stage.book.guides.find(({ id }) => id === guide);
  if (shown && shown.kind !== "checklist") hold(stage, shown, kind, atMs);
}

/** What nobody closed in the log is closed. */
export function close(stage: Stage): void {
  const { holder, person } = stage;
  stage.holder = undefined;
  if (!holder?.closes) return;
  const { guide, endMs } = holder;
  const id = `replay/${guide.id}/${endMs}/closed`;
  const session = person.place?.session ?? "";
  person.note({ id, guide: guide.id, kind: "dismissed", atMs: endMs, session });
}
