import type { CompiledGuidebook } from "../guidebook/compiled.ts";
import type { Environment } from "./session.ts";

/** What somebody does on the real product: show where a hint stands, place steps of a tour, or name a click. */
export type BuilderTask =
  | { readonly kind: "hint"; readonly guide: string }
  /** `step`: the one to begin with. */
  | { readonly kind: "tour"; readonly guide: string; readonly step?: string }
  | { readonly kind: "event" };

/** `POST /api/builder-links` → `MadeBuilderLink` (201). `url` is the page to begin on; its origin must be one of the keys'. */
export interface NewBuilderLink {
  readonly environment: Environment;
  readonly url: string;
  readonly task: BuilderTask;
}

/** `open` carries the token and is told once: who has it can pick on that one origin until the link ends. */
export interface MadeBuilderLink {
  readonly link: BuilderLink;
  readonly open: string;
}

/** `GET /api/builder-links/:id`; `DELETE` ends it (204). What was proposed can be read for a day after it ended. */
export interface BuilderLink {
  readonly id: string;
  readonly environment: Environment;
  readonly origin: string;
  readonly task: BuilderTask;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** "waiting": the page has not asked for its task yet. "ended": by the builder, or by time. */
  readonly state: "waiting" | "open" | "ended";
  /** Path of the page that asked last. */
  readonly page?: string;
  /** Oldest first. */
  readonly proposals: readonly BuilderProposal[];
}

/** How an element may be found again, as a guidebook says it. */
export interface PickedTarget {
  /** The most lasting first, at most 5. */
  readonly selectors: readonly string[];
  /** What it is called on the page. */
  readonly text?: string;
  readonly role?: string;
}

/** What the builder proposes. The studio takes it into the draft, or not; the collector never does. */
export type NewBuilderProposal =
  | {
      readonly kind: "target";
      /** The tour's step. */
      readonly step?: string;
      readonly target: PickedTarget;
      readonly placement?: "top" | "right" | "bottom" | "left";
      /** Path of the page it was picked on. */
      readonly page: string;
      /** Elements on that page that fit as well as it: 1 is what a guide needs. */
      readonly matches: number;
      /** Ways (a selector, or text with role) that lead to it alone. */
      readonly ways: number;
    }
  | {
      readonly kind: "event";
      readonly name: string;
      readonly on: "click" | "submit" | "visit";
      /** Of a click or a submit. */
      readonly target?: PickedTarget;
      /** Where it counts; everywhere when left out. */
      readonly pages?: readonly string[];
      readonly page: string;
      readonly matches: number;
    };

export type BuilderProposal = NewBuilderProposal & {
  /** From 1, in the order in which they came. */
  readonly number: number;
  readonly at: string;
};

/** `GET /api/builder` with the link's token, from its origin: all that the builder may know. `DELETE` ends the link. */
export interface BuilderSession {
  readonly task: BuilderTask;
  readonly expiresAt: string;
  /** What the guide is called. */
  readonly title: string;
  /** The tour's steps in order. */
  readonly steps: readonly BuilderStep[];
  /** The guide as it stands in the draft, to be seen in place; left out while it is too unfinished. */
  readonly guidebook?: CompiledGuidebook;
  /** What was proposed under this link so far. `POST /api/builder/proposals` adds one (201). */
  readonly proposals: readonly BuilderProposal[];
}

export interface BuilderStep {
  readonly id: string;
  readonly title: string;
  /** It points at an element in the draft already. */
  readonly isPlaced: boolean;
}
