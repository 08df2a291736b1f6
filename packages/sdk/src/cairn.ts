import type { Stop } from "@cairn/core";
import type { Redaction } from "./capture/privacy.ts";
import type { CancelOutcome, EngineConfig, UserState } from "./engine/engine-port.ts";
import type { Consent } from "./identity/consent.ts";
import type { Drops } from "./outbox/drops.ts";

/** What `init` takes. In a script tag each is a `data-*` attribute. */
export interface CairnOptions {
  /** Write key: `pk_live_…` or `pk_test_…`. */
  readonly key: string;
  /** Where the collector is, for example `https://collector.example`. */
  readonly collector: string;
  /** Until `consent` is called; `"granted"` when left out. */
  readonly consent?: Consent;
  readonly locale?: string;
  readonly dir?: "ltr" | "rtl";
  readonly nonce?: string;
  /** Page views, `data-cairn` clicks and forms, frustration signals. All on when left out. */
  readonly autocapture?: boolean | AutocaptureParts;
  /** Names of properties and traits that never leave the page. */
  readonly redact?: Redaction;
  /** Global Privacy Control; `"respect"` when left out. */
  readonly gpc?: "respect" | "ignore";
  /** Shares the visitor's id between subdomains, for example `example.com`. */
  readonly cookieDomain?: string;
  /** Every warning, not one of each kind. */
  readonly debug?: boolean;
  /** Switches Cairn off: every call does nothing. For end-to-end tests of the host. */
  readonly off?: boolean;
  readonly container?: HTMLElement;
  readonly onGuide?: NonNullable<EngineConfig["onGuide"]>;
  readonly onContact?: NonNullable<EngineConfig["onContact"]>;
}

/** What of the page is captured by itself; what is left out is on. */
export interface AutocaptureParts {
  readonly clicks?: boolean;
  readonly forms?: boolean;
  readonly frustration?: boolean;
}

/** A JSON-like object of the host's own making; what JSON cannot carry is left out. */
export type Properties = Readonly<Record<string, unknown>>;

/** Counts since the page was opened. */
export interface FlushReport {
  /** Messages of this page that are durable in the browser. */
  readonly stored: number;
  /** Messages that the collector took, those of earlier pages and other tabs included. */
  readonly sent: number;
  /** Messages that the collector had already. */
  readonly duplicates: number;
  readonly rejected: number;
  /** Messages that were given up, by reason; rejected ones under the collector's code. */
  readonly dropped: Drops;
  /** Messages that wait for a verdict or for consent. */
  readonly pending: number;
  /** `"memory"`: IndexedDB is denied or broken, and what is pending ends with the page. */
  readonly storage: "indexeddb" | "memory";
}

/** What `on` tells of, and with what. */
export interface CairnEvents {
  readonly stored: { readonly messageIds: readonly string[] };
  readonly sent: { readonly count: number };
  readonly dropped: { readonly reason: string; readonly count: number };
  readonly error: { readonly code: string; readonly message: string };
  readonly state: UserState;
  readonly guide: unknown;
  readonly stall: unknown;
  readonly contact: unknown;
}

/** Cairn in a host page. No call throws, and none returns a promise that rejects. */
export interface Cairn {
  /** Says who is here. Anonymous events of this visitor belong to them from now on. */
  identify(userId: string, traits?: Properties, options?: IdentifyOptions): void;
  /** Says which account the user is in. */
  group(accountId: string, traits?: Properties): void;
  track(event: string, properties?: Properties): void;
  page(name?: string, properties?: Properties): void;
  /** Says that `previousId` (this user, when left out) is known as `userId` from now on. */
  alias(userId: string, previousId?: string): void;
  /** Forgets who is here; the next person starts as a stranger. */
  reset(): void;
  consent(decision: "granted" | "denied"): void;
  /** Resolves once messages are durable (`"outbox"`) or a delivery was tried (`"collector"`, the default). */
  flush(options?: { readonly to?: "outbox" | "collector" }): Promise<FlushReport>;
  show(guideId: string): void;
  hide(guideId?: string): void;
  openHelp(query?: string): void;
  startCancel(): Promise<CancelOutcome>;
  readonly state: {
    readonly value: UserState;
    /** Runs `run` now and after each change. */
    subscribe(run: (state: UserState) => void): Stop;
  };
  on<Name extends keyof CairnEvents>(name: Name, run: (detail: CairnEvents[Name]) => void): Stop;
  /** Takes everything away again: listeners, timers, guides. What is stored is sent by the next page. */
  destroy(): void;
}

export interface IdentifyOptions {
  /** Signed identity: a JWT of the host's server, or how to get a fresh one. */
  readonly token?: string | (() => Promise<string>);
}
