import { durationMs } from "../lib/duration.ts";
import type { Threshold } from "../progress/progress.ts";
import type { AuthoredCalendar, AuthoredWindow } from "./window.ts";

const DAY_MS = 86_400_000;

/** A milestone's window as the fold reads it. */
export function compileWindow(
  within: AuthoredWindow | undefined,
): Pick<Threshold, "rollingMs" | "sinceStartMs" | "shiftMs"> {
  switch (within?.kind) {
    case undefined:
      return {};
    case "rolling":
      return { rollingMs: durationMs(within.for) };
    case "since-start":
      return { sinceStartMs: durationMs(within.for) };
    case "calendar": {
      const { spanMs, shiftMs } = compileCalendar(within);
      return { rollingMs: spanMs, shiftMs };
    }
  }
}

/** Length of a period, and what turns a time into one of the clock that it goes by, as `isWithin` takes them. */
export function compileCalendar({ unit, utcOffset = "+00:00" }: AuthoredCalendar): {
  readonly spanMs: number;
  readonly shiftMs: number;
} {
  const [hours = 0, minutes = 0] = utcOffset.slice(1).split(":").map(Number);
  const offsetMs = (utcOffset.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
  switch (unit) {
    case "day":
      return { spanMs: DAY_MS, shiftMs: offsetMs };
    case "week":
      // The epoch was a Thursday: three days after a Monday.
      return { spanMs: 7 * DAY_MS, shiftMs: offsetMs + 3 * DAY_MS };
    case "month":
      return { spanMs: 31 * DAY_MS, shiftMs: offsetMs };
  }
}
