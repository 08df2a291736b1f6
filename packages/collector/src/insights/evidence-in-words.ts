import { assertNever, STALL_REASON_KINDS, type StallReason } from "@cairn/core";

/** The reasons that this version knows: they came from a browser. */
export function knownReasons(reasons: readonly StallReason[]): readonly StallReason[] {
  return reasons.filter(({ kind }) => STALL_REASON_KINDS.includes(kind));
}

/**
 * What a reason has in common with the same reason of other people, so that they can be counted together: no counts,
 * no times. `said` is what the failed attempt itself said, where the host tracks that ("account number format").
 */
export function evidenceInWords(reason: StallReason, said?: string): string {
  const where = reason.element ?? reason.path;
  // A browser keeps the place of the last sign alone. Without a word for it, the same sign with its place, of others, would
  // stand beside this one and read like it.
  const on = where === undefined ? " somewhere" : ` on ${where}`;
  switch (reason.kind) {
    case "failed-attempts": {
      const what =
        reason.event ?? (where === undefined ? "failed attempts" : `failed attempts${on}`);
      return said === undefined ? what : `${what}: ${said}`;
    }
    case "long-active-time":
      return "much more time than expected";
    case "rage-click":
      return `angry clicks${on}`;
    case "dead-click":
      return `clicks without an answer${on}`;
    case "error-click":
      return `clicks that ended in an error${on}`;
    case "u-turn":
      return `went back and forth${on}`;
    case "form-abandoned":
      return `left a form unfinished${on}`;
    case "validation-repeated":
      return `the same form was refused again and again${on}`;
    case "help-search-repeated":
      return "searched the help without an answer";
    case "thrash":
      return `shook the mouse${on}`;
    case "since":
    case "active":
      return "much time without getting there";
    case "silence":
      return "stopped doing anything";
    case "gap":
      return "left it for a while";
    case "events":
      return "did much without getting there";
    case "signs":
      return "many signs of trouble";
    case "event":
      return `“${reason.event}” again and again`;
    case "last":
      return `came no further than “${reason.event}”`;
    case "gone":
      return "went away";
    default:
      return assertNever(reason.kind);
  }
}
