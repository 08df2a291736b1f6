import { pathPattern } from "@cairn/core";
import type { BuilderSession, NewBuilderProposal } from "@cairn/core/api";
import type { Choice } from "./choose-target.ts";
import type { Side } from "./preview-guide.ts";

/** What the panel draws. */
export interface BuilderState {
  readonly standing:
    | { readonly kind: "loading" }
    /** `isOver`: with this link it never will. */
    | { readonly kind: "failed"; readonly words: string; readonly isOver: boolean }
    | { readonly kind: "ready"; readonly session: BuilderSession };
  readonly isPicking: boolean;
  /** The element that was picked on this page, not sent yet. */
  readonly picked?: Picked;
  /** The tour's step that is placed now. */
  readonly step?: string;
  /** Steps that were sent under this link. */
  readonly sent: ReadonlySet<string>;
  readonly isShown: boolean;
  /** What was done last, or went wrong; read out. */
  readonly said: string;
  readonly event: EventWish;
}

/** The no-code event as far as it is named. */
export interface EventWish {
  readonly name: string;
  readonly on: "click" | "submit" | "visit";
  readonly isHereOnly: boolean;
}

export interface Picked {
  readonly element: Element;
  readonly choice: Choice;
  readonly side?: Side;
  /** For an event: elements here that it would be told of. */
  readonly fits: number;
}

/** What somebody can do in the panel. */
export interface BuilderVerbs {
  retry(): void;
  setPicking(isPicking: boolean): void;
  pick(element: Element): void;
  setStep(step: string): void;
  setSide(side: Side): void;
  setEvent(wish: EventWish): void;
  /** Draws the guide at what was picked, or takes it away. */
  show(isShown: boolean): void;
  /** Sends what was picked to the studio. */
  send(): void;
  end(): void;
}

/** What goes to the studio; undefined while there is nothing to send. */
export function proposalOf(state: BuilderState, page: string): NewBuilderProposal | undefined {
  const { standing, picked, event, step } = state;
  if (standing.kind !== "ready") return undefined;
  if (standing.session.task.kind !== "event") {
    if (!picked) return undefined;
    const { target, matches, ways } = picked.choice;
    const side = picked.side === undefined ? {} : { placement: picked.side };
    return {
      kind: "target",
      target,
      matches,
      ways,
      page,
      ...side,
      ...(step === undefined ? {} : { step }),
    };
  }
  const name = event.name.trim();
  if (name === "" || (event.on !== "visit" && !picked)) return undefined;
  const pages = event.isHereOnly || event.on === "visit" ? { pages: [pathPattern(page)] } : {};
  const what = event.on === "visit" || !picked ? {} : { target: picked.choice.target };
  const matches = event.on === "visit" ? 1 : (picked?.fits ?? 0);
  return { kind: "event", name, on: event.on, ...what, ...pages, page, matches };
}
