import type { Engine, EngineName, Profile } from "./engines/engine.ts";
import type { CollectorProcess } from "./stage/collector-process.ts";
import type { Gateway } from "./stage/gateway.ts";
import type { Network } from "./stage/network.ts";
import type { Testimony } from "./stage/witness.ts";

/** One kind of misfortune. `run` brings it about once; what became of the events is judged afterwards. */
export interface Scenario {
  /** As the results name it; the file is called the same. */
  readonly name: string;
  /** Where it can be brought about; the first is the one of `npm test`. */
  readonly engines: readonly EngineName[];
  /** Lays the ground on which the collector's data folder stands. */
  prepare?(dataFolder: string): Promise<Ground>;
  run(run: Run): Promise<void>;
}

/** What a scenario needs of the machine. */
export type Ground =
  | { readonly kind: "ready"; remove(): Promise<void> }
  | { readonly kind: "impossible"; readonly because: string };

/** What a scenario has at hand: browsers, and a collector behind a network that it may break. */
export interface Run {
  readonly engine: Engine;
  readonly collector: CollectorProcess;
  readonly network: Network;
  readonly gateway: Gateway;
  /** What pages, or senders without a browser, said so far. */
  readonly testimony: Testimony;
  /** An empty folder, removed afterwards. */
  readonly folder: string;
  /** From 0 to 1, the same again for the same seed. */
  random(): number;
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number;
  /** The host page; `query` is what `page/visitor.ts` reads. */
  url(query?: Readonly<Record<string, string | number>>): string;
  /** The browser of this run. One that was asked for is settled after `run` by a new tab. */
  profile(): Promise<Profile>;
  /** Waits until pages told of so many accepted events. */
  accepted(count: number): Promise<void>;
  /** Lets a new page of a profile outside automation bring everything home, then ends it. */
  settleAlone(profileFolder: string): Promise<void>;
}

/** What became of the events of one or several runs. */
export interface Tally {
  readonly accepted: number;
  readonly storedOnce: number;
  /** Accepted, neither stored nor in a counted drop. */
  readonly lost: number;
  /** Calls or ids that are stored more than once. */
  readonly duplicated: number;
  /** Accepted ones that ended in a drop that the collector was told of, or in a dead letter of its own. */
  readonly reportedDrops: number;
  /** Reported drops of messages that are stored all the same, or reported twice. */
  readonly overcounted: number;
  /** Calls that ended before acceptance and before the collector: outside the promise, told all the same. */
  readonly beforeAcceptance: number;
}
