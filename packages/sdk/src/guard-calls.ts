import type { Cairn } from "./cairn.ts";
import { guard } from "./guard.ts";
import { offCairn } from "./off-cairn.ts";

/** `calls` that never throw and never reject, and that do nothing after `destroy`. */
export function guardCalls(calls: Cairn, report: (error: unknown) => void): Cairn {
  const nothing = offCairn();
  let present = calls;
  const guarded: Record<string, unknown> = { state: calls.state };
  for (const name of Object.keys(nothing) as (keyof Cairn)[]) {
    if (name === "state") continue;
    guarded[name] = (...given: never[]): unknown => {
      const run = (cairn: Cairn) => (cairn[name] as (...all: never[]) => unknown)(...given);
      const result = guard(() => run(present), undefined, report);
      if (name === "destroy") present = nothing;
      return result instanceof Promise
        ? result.catch((error: unknown) => {
            report(error);
            return run(nothing);
          })
        : result;
    };
  }
  return guarded as unknown as Cairn;
}
