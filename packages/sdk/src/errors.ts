/** A call with a wrong argument. Thrown by the public calls and caught by `guardCalls`, which prints it. */
export class Misuse extends Error {}

/** `identify(userId): got number, pass a non-empty string`. Values of the host's are never printed. */
export function misuse(call: string, found: unknown, expected: string): Misuse {
  return new Misuse(`${call}: got ${found === "" ? '""' : typeof found}, pass ${expected}`);
}

/** Tells the host page's developer what is wrong: each kind once, in debug every time. */
export type Warn = (kind: string, message: string) => void;

/** A `Warn` that prints through `print`. */
export function createWarn(print: (message: string) => void, isDebug: boolean): Warn {
  const told = new Set<string>();
  return (kind, message) => {
    if (isDebug || !told.has(kind)) print(`[cairn] ${message}`);
    told.add(kind);
  };
}
