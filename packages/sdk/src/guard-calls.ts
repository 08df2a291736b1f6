import type { Cairn, FlushReport } from "./cairn.ts";
import { CONTINUE, createCalls } from "./calls.ts";
import { guard } from "./guard.ts";
import { NOBODY } from "./nobody.ts";

/** Nothing has happened yet. */
export const NOTHING: FlushReport = {
  stored: 0,
  sent: 0,
  duplicates: 0,
  rejected: 0,
  dropped: {},
  pending: 0,
  storage: "memory",
};

type Call = (...given: unknown[]) => unknown;

/** What a call gives when it does nothing. */
const NONE: Partial<Record<string, Call>> = {
  flush: async () => NOTHING,
  startCancel: async () => CONTINUE,
  on: () => () => {},
};

/** `calls` that never throw; after `destroy`, and when `isOver` from the start, they do nothing. */
export function guardCalls(
  calls: Omit<Cairn, "state">,
  state: () => Cairn["state"]["value"],
  report: (error: unknown) => void,
  isOver?: boolean,
): Cairn {
  const guarded: Partial<Record<string, unknown>> = {};
  for (const [name, call] of Object.entries(calls as unknown as Record<string, Call>)) {
    guarded[name] = (...given: unknown[]) => {
      const isOff = isOver;
      isOver ||= name === "destroy";
      const told = (error: unknown) => report(`${name}: ${(error as Error).message}`);
      return (isOff ? undefined : guard(() => call(...given), told)) ?? NONE[name]?.();
    };
  }
  const cairn = guarded as unknown as Cairn;
  return {
    ...cairn,
    state: {
      get value() {
        return state();
      },
      subscribe(run) {
        const stop = cairn.on("state", run);
        guard(() => run?.(state()), report);
        return stop;
      },
    },
  };
}

/** A Cairn whose calls do nothing: switched off, or started with wrong options. */
export function offCairn(): Cairn {
  return guardCalls(
    createCalls({} as Parameters<typeof createCalls>[0]),
    () => NOBODY,
    () => {},
    true,
  );
}
