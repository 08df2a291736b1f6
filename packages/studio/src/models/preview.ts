import type { Stop } from "@cairn/core";
import type { PreviewedPerson } from "@cairn/core/api";
import type { PresetName } from "@cairn/core/guidebook";
import { type ReadonlySignal, effect, signal } from "@preact/signals";
import type { Platform } from "../platform.ts";
import type { DraftModel } from "./draft.ts";

/** What of the draft is previewed. */
export interface PreviewSubject {
  readonly section: "milestones" | "guides" | "faqs" | "help" | "look";
  readonly id: string;
}

/** CSS pixels: a phone, a tablet, a desktop's window. */
export const PREVIEW_WIDTHS = [390, 768, 1280] as const;
export type PreviewWidth = (typeof PREVIEW_WIDTHS)[number];

/** How the pane stands: what it draws, how wide, how lit, how far the pretended person is. */
export interface PreviewModel {
  readonly subject: PreviewSubject;
  readonly draft: DraftModel;
  readonly scheme: ReadonlySignal<"light" | "dark">;
  readonly width: ReadonlySignal<PreviewWidth>;
  /** A preset that is tried on; undefined: the theme of the draft. */
  readonly preset: ReadonlySignal<PresetName | undefined>;
  /** Whose language is drawn; undefined: the guidebook's first. */
  readonly locale: ReadonlySignal<string | undefined>;
  /** Where a tour is, or the question that a survey begins with, from 0. */
  readonly step: ReadonlySignal<number>;
  /** For an answer: read in the popup, or offered to somebody who is stuck. */
  readonly scene: ReadonlySignal<"opened" | "offered">;
  /** Whether the checklist's panel is open. */
  readonly open: ReadonlySignal<boolean>;
  readonly reachedAt: ReadonlySignal<Readonly<Record<string, number>>>;
  /** Whose traits fill the texts; undefined: nobody's, and the words beside placeholders stand. */
  readonly person: ReadonlySignal<PreviewedPerson | undefined>;
  /** "unfinished": too much of the part is missing to draw it. "missing": the widgets' code did not load. "broken": it threw. */
  readonly standing: ReadonlySignal<"drawn" | "unfinished" | "missing" | "broken">;
  /** Raised after each edit, once typing rests, and when it is to be drawn anew. */
  readonly revision: ReadonlySignal<number>;
  setScheme(scheme: "light" | "dark"): void;
  setWidth(width: PreviewWidth): void;
  setPreset(preset: PresetName | undefined): void;
  setLocale(locale: string | undefined): void;
  setStep(step: number): void;
  setScene(scene: "opened" | "offered"): void;
  setOpen(open: boolean): void;
  /** Draws for somebody: their traits, progress and language; undefined: for nobody. */
  setPerson(person: PreviewedPerson | undefined): void;
  setStanding(standing: "drawn" | "unfinished"): void;
  /** Runs the widgets' code so that their fault can never keep the studio from saving or from changing the screen. */
  guard(work: () => void): void;
  /** Pretends that one more item's milestone is reached; after the last, starts over. */
  tickNext(): void;
  /** Draws as at first. */
  restart(): void;
  /** The frame is there: the widgets are drawn into it until it goes. */
  attach(frame: Document | null): void;
  readonly stop: Stop;
}

/** Puts the widgets into a frame's document and follows the model; returns how to take them away. */
export type StartPreview = (frame: Document, model: PreviewModel) => Stop;

const QUIET_MS = 200;

/** Follows the draft. `loadStage` brings the widgets' code when the pane is first drawn. */
export function createPreview(
  draft: DraftModel,
  platform: Pick<Platform, "after" | "now" | "prefersDark" | "report">,
  subject: PreviewSubject,
  loadStage: () => Promise<StartPreview>,
): PreviewModel {
  const scheme = signal<"light" | "dark">(platform.prefersDark() ? "dark" : "light");
  const width = signal<PreviewWidth>(390);
  const preset = signal<PresetName | undefined>(undefined);
  const locale = signal<string | undefined>(undefined);
  const step = signal(0);
  const scene = signal<"opened" | "offered">("opened");
  const open = signal(true);
  const standing = signal<"drawn" | "unfinished" | "missing" | "broken">("drawn");
  const reachedAt = signal<Readonly<Record<string, number>>>({});
  const person = signal<PreviewedPerson | undefined>(undefined);
  const revision = signal(0);
  let cancel: Stop = () => {};
  let takeDown: Stop = () => {};
  let isStopped = false;
  const redraw = (): void => {
    revision.value = revision.peek() + 1;
  };
  const stopFollowing = effect(() => {
    void draft.guidebook.value;
    cancel();
    cancel = platform.after(QUIET_MS, redraw);
  });
  const begin = async (frame: Document): Promise<void> => {
    try {
      const start = await loadStage().catch(loadStage);
      if (!isStopped) takeDown = start(frame, model);
    } catch {
      standing.value = "missing";
    }
  };
  const guard = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      standing.value = "broken";
      platform.report(error);
    }
  };
  const model: PreviewModel = {
    subject,
    draft,
    scheme,
    width,
    preset,
    locale,
    step,
    scene,
    open,
    reachedAt,
    person,
    standing,
    revision,
    setScheme(next) {
      scheme.value = next;
    },
    setWidth(next) {
      width.value = next;
    },
    setPreset(next) {
      preset.value = next;
    },
    setLocale(next) {
      locale.value = next;
    },
    setStep(next) {
      step.value = next;
    },
    setScene(next) {
      scene.value = next;
      redraw();
    },
    setOpen(next) {
      open.value = next;
    },
    setPerson(next) {
      if (next === person.peek()) return;
      const before = person.peek();
      person.value = next;
      reachedAt.value = next?.reachedAt ?? {};
      if (next?.locale !== before?.locale) locale.value = next?.locale;
      redraw();
    },
    setStanding(next) {
      standing.value = next;
    },
    guard,
    tickNext() {
      const ids = milestonesIn(draft, subject);
      const next = ids.find((id) => reachedAt.peek()[id] === undefined);
      reachedAt.value = next === undefined ? {} : { ...reachedAt.peek(), [next]: platform.now() };
    },
    restart() {
      open.value = true;
      reachedAt.value = person.peek()?.reachedAt ?? {};
      step.value = 0;
      redraw();
    },
    attach(frame) {
      guard(takeDown);
      takeDown = () => {};
      if (frame === null) return;
      void begin(frame);
    },
    stop() {
      isStopped = true;
      stopFollowing();
      cancel();
      guard(takeDown);
    },
  };
  return model;
}

/** Milestones that tick the previewed checklist, in its order. */
function milestonesIn(draft: DraftModel, subject: PreviewSubject): readonly string[] {
  const guides = draft.guidebook.peek().guides ?? {};
  const shown = subject.section === "guides" ? [guides[subject.id]] : Object.values(guides);
  for (const guide of shown) {
    if (guide?.kind !== "checklist") continue;
    const ids = guide.items.map((item) => item.milestone);
    if (subject.section === "guides" || ids.includes(subject.id)) return ids;
  }
  return [subject.id];
}
