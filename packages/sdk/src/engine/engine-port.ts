import type { CairnContext, JsonObject, Message, Stop } from "@cairn/core";

/** What the entry (classic script, no signals) hands to the engine (ESM chunk). The only bridge between the two. */
export interface EnginePort {
  /** Raised when this shape changes; an engine that does not know it declines to start. */
  readonly version: 3;
  readonly config: EngineConfig;
  /** Epoch milliseconds. */
  now(): number;
  /** Who is here now. */
  identity(): Identity;
  /** Messages made before the engine was there, oldest first, at most 200. */
  readonly past: readonly Message[];
  on<Name extends keyof PortEvents>(name: Name, run: (told: PortEvents[Name]) => void): Stop;
  /** Makes a track message of a reserved event. `messageId` is given for derived events, so that two tabs make one. */
  record(event: string, properties: JsonObject, messageId?: string): void;
  session(): PortSession;
  context(): CairnContext;
  path(): string;
  /**
   * Runs `run` with each event of the types (names with a space between), before the page hears of it, until Cairn is
   * destroyed. What it throws never reaches the page.
   */
  listen(types: string, run: (event: Event) => void): void;
  /** Durable small state of this browser, per write key; memory where storage is denied or consent is missing. */
  readonly storage: EngineStorage;
  /** Whether this tab may interrupt: the visible tab that was used last. */
  isLeadingTab(): boolean;
  consent(): "granted" | "pending" | "denied";
  identityToken(): Promise<string | undefined>;
  /** One console.warn per kind; always in debug. */
  warn(kind: string, message: string): void;
  /** Runs `work`; an error is reported and never reaches the host page. */
  guard<T>(work: () => T): T | undefined;
  emit(name: "guide" | "state" | "stall" | "contact" | "error", detail: unknown): void;
}

/** What the engine hears of, as soon as it happens. */
export interface PortEvents {
  /** Every message that is made in this tab, and those of other tabs of the same user. */
  readonly message: readonly [message: Message, from: "here" | "other-tab"];
  /** Who is here after `identify`, `group`, `alias` and `reset`. */
  readonly identity: Identity;
  /** The new path, query and hash left out. */
  readonly navigation: string;
}

/** The session as it is now. */
export interface PortSession {
  readonly id: string;
  readonly startedMs: number;
  /** Active milliseconds so far. */
  readonly activeMs: number;
  /** How long nobody was here before it; absent for the first session of a visitor. */
  readonly awayMs?: number;
}

export interface EngineConfig {
  readonly key: string;
  /** Origin and base path of the collector, without a trailing slash. */
  readonly collector: string;
  readonly locale?: string;
  readonly dir?: "ltr" | "rtl";
  readonly nonce?: string;
  /**
   * A text where the page was opened with one behind `#cairn-` in its address, or in a tab that was: whoever makes the
   * product works on it there, by link. The host did not ask for anything then.
   */
  readonly debug: boolean | string | undefined;
  readonly frustration: boolean;
  readonly container?: HTMLElement;
  /** The host may veto or observe: return false to keep a guide from showing. */
  readonly onGuide?: (guide: { readonly id: string; readonly kind: string }) => boolean | void;
  /** The host opens its own chat; return false to fall back to the link. */
  readonly onContact?: (context: {
    readonly query?: string;
    readonly faq?: string;
  }) => boolean | void;
}

export interface Identity {
  readonly anonymousId: string;
  readonly userId?: string;
  readonly accountId?: string;
  readonly traits: JsonObject;
  readonly accountTraits: JsonObject;
}

/** Neither rejects: what cannot be stored lives in memory. */
export interface EngineStorage {
  get(name: string): Promise<unknown>;
  set(name: string, value: unknown): Promise<void>;
}

/** What the engine gives back to the entry. */
export interface Engine {
  show(guide: string): void;
  hide(guide?: string): void;
  openHelp(query?: string): void;
  /** Revision of the guidebook in force; every message carries it. */
  revision(): string | undefined;
  /** As of the last decision; undefined before the first. The entry hears of each new one by `emit`. */
  state(): UserState | undefined;
  /** Runs the cancel flow; rejects where the widgets cannot be had within 2 s, and then they go on to cancel. */
  startCancel?(): Promise<CancelOutcome>;
  stop(): void;
}

/**
 * What `startCancel` came to: go on with cancelling (also where there is no cancel flow, or it could not be shown), the
 * person accepted a remedy and stays, or the flow was closed without a word, by them or, while they read it, by a pause,
 * `hide`, `reset` or `destroy`, so that nothing is to be done.
 */
export type CancelOutcome =
  | { readonly outcome: "continue"; readonly reason?: string }
  | { readonly outcome: "kept"; readonly reason: string; readonly remedy: string }
  | { readonly outcome: "closed" };

/** What the host may know of the user: `cairn.state.value`. */
export interface UserState {
  readonly ready: boolean;
  readonly userId?: string;
  readonly anonymousId: string;
  readonly accountId?: string;
  readonly goal?: string;
  readonly activated: boolean;
  /** When each reached milestone was reached, epoch milliseconds. */
  readonly milestones: Readonly<Record<string, number>>;
  /** The milestone that comes next, if any. */
  readonly next?: string;
  readonly stall?: { readonly milestone: string; readonly reasons: readonly string[] };
  /** Guide on screen that interrupts, if any. */
  readonly showing?: string;
  /** How far each checklist on screen is, by id, whether as launcher, panel or in the page. */
  readonly checklists?: Readonly<Record<string, ChecklistProgress>>;
  readonly tipsOff: boolean;
}

/** How far a checklist is. Items that were skipped as "not for me" do not count. */
export interface ChecklistProgress {
  readonly done: number;
  readonly total: number;
  /** Its panel is open; a list in the page's own flow is there all the same. */
  readonly isOpen: boolean;
}
