import type { Action } from "./compiled-guide.ts";
import type { Localiser } from "./localise.ts";
import type { AuthoredAction } from "./target.ts";

/** `{ action }`, or nothing where there is none. */
export function compileAction(
  action: AuthoredAction | undefined,
  localiser: Localiser,
): { readonly action?: Action } {
  return action === undefined ? {} : { action: actionOf(action, localiser) };
}

/** The buttons of a guide that may have several. */
export function compileActions(
  actions: readonly AuthoredAction[] | undefined,
  localiser: Localiser,
): readonly Action[] {
  return (actions ?? []).map((action) => actionOf(action, localiser));
}

function actionOf(action: AuthoredAction, localiser: Localiser): Action {
  const label = localiser.text(action.label);
  switch (action.kind) {
    case "link":
      return { kind: "link", label, href: action.href };
    case "guide":
      return { kind: "guide", label, guide: action.guide };
    case "help":
      return { kind: "help", label, ...(action.faq === undefined ? {} : { faq: action.faq }) };
  }
}
