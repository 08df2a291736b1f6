/** Tells the host page's developer what is wrong: each kind once, in debug every time. */
export type Warn = (kind: string, message: string) => void;

/** A `Warn` that prints through `print`. */
export function createWarn(print: (message: string) => void, isDebug: boolean): Warn {
  const told = new Set<string>();
  return (kind, message) => {
    if (told.has(kind) && !isDebug) return;
    told.add(kind);
    print(`[cairn] ${message}`);
  };
}

/** `identify(userId): got a number, pass a non-empty string`. The value itself is not printed. */
export function wrongArgument(call: string, found: unknown, expected: string): string {
  const kind =
    found === null ? "null" : found === "" ? '""' : Array.isArray(found) ? "array" : typeof found;
  return `${call}: got ${kind === "string" ? `"${String(found)}"` : kind}, pass ${expected}`;
}
