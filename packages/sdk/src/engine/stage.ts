import type {
  CompiledGuidebook,
  Facts,
  Held,
  ProgressEvent,
  Stop,
  UiSignal,
  Wait,
} from "@cairn/core";
import type { HelpOpening } from "../port.ts";
import type { CancelOutcome, EnginePort, UserState } from "./engine-port.ts";
import type { shared } from "./shared.ts";
import type { User } from "./user.ts";

/**
 * What decides between guides and puts them on screen, with everything else that only a guide which may show needs.
 * Comes with the widgets.
 */
export interface Stage {
  /** Decides and draws; without a view everything goes away. */
  update(view?: View): void;
  /** Why each guide that is not on screen is not, as of the last view. */
  held(): readonly Held[];
  /** What the host may know of what is on screen. */
  shown(): { readonly [Key in "showing" | "checklists"]: UserState[Key] | undefined };
  /** Puts one guide away, or all. */
  hide(guide?: string): void;
  /** Reads the signals that came since it read last. */
  readSignals(): void;
  /** Shows the cancel flow; where it is not on screen when `late` comes, or there is none, they go on to cancel. */
  startCancel(late: Promise<unknown>): Promise<CancelOutcome>;
  /** Forgets what is on screen and what was asked for. */
  reset(): void;
  readonly stop: Stop;
}

export type OpenStage = (backstage: Backstage) => Stage;

/** Brings the stage; rejects when it cannot be had. */
export type LoadStage = () => Promise<{ readonly stage: OpenStage }>;

/** What the engine knows at one moment. */
export interface View {
  readonly book: CompiledGuidebook;
  readonly facts: Facts;
  /** Why guides must wait whatever else is on screen, by id; those that are not named may show. */
  readonly waits: ReadonlyMap<string, Wait>;
  /** Help is open or has a launcher, or somebody is stuck to whom it may be offered. */
  readonly isHelpWanted: boolean;
  /** The latest failed attempt; its text is for matching in the page only. */
  readonly failed: ProgressEvent | undefined;
}

/** The last keystroke in a field of the page. */
export interface Edited {
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** The form was neither sent nor left since. */
  isInForm: boolean;
}

/**
 * The parts of the engine that an action on screen may reach. Larger functions that both sides need are handed over
 * too: the chunks share no module, since one that both import would become a third and compress worse.
 */
export interface Backstage {
  readonly port: EnginePort;
  readonly user: User;
  /** How they came to the page: where the signals of each user on it begin. */
  readonly landed: UiSignal;
  /** What was done and not read yet, oldest first. */
  signals: UiSignal[];
  /** For the bundle, which holds no copy of these. */
  readonly shared: typeof shared;
  /** Guides that were asked for and not looked at since. */
  readonly asked: Set<string>;
  /** As far as signals were read. */
  edited?: Edited;
  /** How help is open; undefined while it is not. */
  opening?: HelpOpening | undefined;
  feed(signal: UiSignal): void;
  /** Asks for a new decision, and so for a new drawing. */
  onChange(): void;
}
