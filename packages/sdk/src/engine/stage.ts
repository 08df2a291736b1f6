import type {
  CompiledGuide,
  CompiledGuidebook,
  JsonObject,
  LedgerEntry,
  Stop,
  isSafeUrl,
  searchWords,
} from "@cairn/core";
import type { watch } from "../find/watch.ts";
import type { ShownGuide } from "../port.ts";
import type { Checklists } from "./checklists.ts";
import type { EnginePort } from "./engine-port.ts";
import type { Help } from "./help.ts";
import type { Slot } from "./slot.ts";
import type { User } from "./user.ts";

/** What widgets draw, at one moment. */
export interface View {
  readonly showing: readonly ShownGuide[];
  readonly reachedAt: Readonly<Record<string, number>>;
}

/** Widgets on screen: `update` hands them what is to be drawn now. */
export interface Mounted {
  readonly book: CompiledGuidebook;
  update(view: View): void;
  readonly stop: Stop;
}

/**
 * The parts of the engine that an action on screen may reach. Functions that both sides need are handed over too: an
 * import of them would cut the engine into chunks that compress worse.
 */
export interface Backstage {
  readonly port: EnginePort;
  readonly user: User;
  readonly help: Help;
  readonly slot: Slot;
  readonly checklists: Checklists;
  readonly tell: TellGuide;
  readonly watch: typeof watch;
  readonly isSafeUrl: typeof isSafeUrl;
  readonly searchWords: typeof searchWords;
  personalise(text: string): string;
  show(guide: string): void;
  onBroken(guide: string, tried: readonly string[]): void;
  /** A help search was made, or answered. */
  onSearch(answered: boolean): void;
}

/** Remembers in the ledger what became of a guide and records it as an event. */
export type TellGuide = (
  guide: CompiledGuide,
  kind: LedgerEntry["kind"],
  event: string,
  entry?: Partial<LedgerEntry>,
  properties?: JsonObject,
) => void;

/** Mounts the widgets. Comes with their chunk, since nothing of it is needed while nothing shows. */
export type Mount = (book: CompiledGuidebook, first: View, backstage: Backstage) => Mounted;

/** Brings the widgets' chunk and this side of it; rejects when they cannot be had. */
export type LoadStage = () => Promise<Mount>;
