import type { Stop } from "@cairn/core";

/** Runs `run` after `ms` milliseconds, unless stopped. */
export function after(ms: number, run: () => void): Stop {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
