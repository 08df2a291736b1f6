/**
 * A wrong argument, as `got number, pass a non-empty string`. The public calls throw it, and `guardCalls` prints
 * it with the call's name. Values of the host's are never printed.
 */
export function misuse(found: unknown, expected: string): TypeError {
  return new TypeError(`got ${typeof found}, pass ${expected}`);
}

/** Tells the host page's developer what is wrong: each kind once, in debug every time. */
export type Warn = (kind: string, message: string) => void;

/** A `Warn` that prints through `print`. */
export function createWarn(print: (message: string) => void, isDebug: unknown): Warn {
  const told = new Set<string>();
  return (kind, message) => {
    if (isDebug || !told.has(kind)) print(`[cairn] ${message}`);
    told.add(kind);
  };
}
