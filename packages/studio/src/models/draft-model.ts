import type { Problem } from "@cairn/core";
import type { CheckResult, Draft } from "@cairn/core/api";
import type { Guidebook } from "@cairn/core/guidebook";
import type { ReadonlySignal } from "@preact/signals";
import type { JsonPath } from "./json-path.ts";
import type { PartConflict } from "./merge-drafts.ts";

/** How far the draft is on its way to the collector. */
export type SaveStatus = "loading" | "saved" | "unsaved" | "saving" | "waiting" | "conflict";

/** The guidebook being written: every edit is kept here at once, in this browser, and soon on the collector. */
export interface DraftModel {
  readonly status: ReadonlySignal<SaveStatus>;
  readonly guidebook: ReadonlySignal<Guidebook>;
  /** What the collector last told; undefined before it told. */
  readonly stored: ReadonlySignal<Draft | undefined>;
  readonly problems: ReadonlySignal<readonly Problem[]>;
  readonly warnings: ReadonlySignal<readonly Problem[]>;
  /** What somebody else saved meanwhile, and the parts that both changed, while the choice is open. */
  readonly conflict: ReadonlySignal<DraftConflict | undefined>;
  /** Parts, such as `guides.start`, that somebody else changed meanwhile and that were put together with mine. */
  readonly joined: ReadonlySignal<readonly string[]>;
  /** What the check says of a guidebook that is not (yet) the draft; undefined until the check's code is here. */
  judge(guidebook: unknown): CheckResult | undefined;
  read(path: JsonPath): unknown;
  write(path: JsonPath, value: unknown): void;
  /** Asks the collector for the draft; an own unsaved one of this browser is taken up again. */
  load(): Promise<void>;
  /** Saves what is unsaved; true once the collector holds everything. */
  save(): Promise<boolean>;
  /** Settles a conflict, for all parts alike or each (mine where none is named). What is lost is lost only by this choice. */
  resolve(keep: "mine" | "theirs" | PartChoices): Promise<void>;
  /** Puts another guidebook in the place of the draft. */
  replace(guidebook: Guidebook): void;
  /** The word about `joined` was read. */
  forgetJoined(): void;
}

/** Whose version of a part is to stay, by the part's key. */
export type PartChoices = ReadonlyMap<string, "mine" | "theirs">;

/** Two drafts that changed the same parts, each in another way. */
export interface DraftConflict {
  readonly theirs: Draft;
  /** The guidebook that both grew out of; undefined where that is not known. */
  readonly base: unknown;
  readonly parts: readonly PartConflict[];
}

/** Judges a draft in the browser, as the collector does when it is saved. */
export type CheckDraft = (guidebook: unknown) => CheckResult;
