import type { CompiledGuidebook, Facts, Stop, UiSignal, matchPath } from "@cairn/core";
import type { HelpOpening, ShownGuide } from "../port.ts";
import type { Checklists } from "./checklists.ts";
import type { EnginePort } from "./engine-port.ts";
import type { visibleErrors } from "./signals/visible-errors.ts";
import type { AwaitTarget, Slot } from "./slot.ts";
import type { User } from "./user.ts";

/** The engine's side of the screen, and everything else that only a drawn guide needs. Comes with the widgets. */
export interface Stage {
  /** Puts the widgets on the page for one guidebook. */
  mount(book: CompiledGuidebook, first: View, backstage: Backstage): Mounted;
  readonly awaitTarget: AwaitTarget;
}

/** Brings the stage; rejects when it cannot be had. */
export type LoadStage = () => Promise<Stage>;

/** What the engine decided, at one moment. */
export interface View {
  readonly facts: Facts;
  readonly showing: readonly ShownGuide[];
  /** Text of the latest failed attempt, lower case; for matching in the page only. */
  readonly failureText: string;
  /** A quiet card may not appear before, for a person who is typing. */
  readonly cardMs: number;
}

/** Widgets on screen: `update` hands them what is to be drawn now. */
export interface Mounted {
  readonly book: CompiledGuidebook;
  update(view: View): void;
  readonly stop: Stop;
}

/**
 * The parts of the engine that an action on screen may reach. Larger functions that both sides need are handed over
 * too: the chunks share no module, since one that both import would become a third and compress worse.
 */
export interface Backstage {
  readonly port: EnginePort;
  readonly user: User;
  readonly slot: Slot;
  readonly checklists: Checklists;
  readonly matchPath: typeof matchPath;
  readonly visibleErrors: typeof visibleErrors;
  /** How help is open; undefined while it is not. */
  opening: HelpOpening | undefined;
  show(guide: string): void;
  feed(signal: UiSignal): void;
  /** Asks for a new decision, and so for a new drawing. */
  onChange(): void;
}
