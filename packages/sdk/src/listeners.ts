import type { Stop } from "@cairn/core";

/** Functions that want to hear of something. One that throws is reported and disturbs no other. */
export interface Listeners<Detail> {
  add(run: (detail: Detail) => void): Stop;
  remove(run: (detail: Detail) => void): void;
  tell(detail: Detail): void;
}

/** An empty list; `report` hears of what a listener throws. */
export function createListeners<Detail>(report: (error: unknown) => void): Listeners<Detail> {
  const runs = new Set<(detail: Detail) => void>();
  return {
    add(run) {
      runs.add(run);
      return () => runs.delete(run);
    },
    remove: (run) => void runs.delete(run),
    tell(detail) {
      for (const run of runs) {
        try {
          run(detail);
        } catch (error) {
          report(error);
        }
      }
    },
  };
}
