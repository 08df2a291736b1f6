import type { Activation, ArrivalRates } from "@cairn/core/api";
import { pointsBetween, pointsInWords } from "./experiment.ts";
import { lasting, percent } from "./figures.ts";

type Times = Pick<Activation, "withinMs" | "days">;

/**
 * "31 % get value within 7 days, 9 points more than before"; `what` is what they do: "get value", "reach Connect a bank".
 */
export function rateFinding(rates: ArrivalRates, { withinMs }: Times, what: string): string {
  const { now, change, moved } = rates;
  if (now.rate === undefined) {
    return now.waiting === 0 ? "Nobody has come lately" : "Nobody has had the time yet";
  }
  const main = `${percent(now.rate.value)} ${what} within ${lasting(withinMs)}`;
  if (moved === undefined || change === undefined) return main;
  const points = pointsInWords(Math.abs(change.value)).replace("+", "");
  return `${main}, ${points} ${moved === "rose" ? "more" : "fewer"} than before`;
}

/** The change alone, beside the figure: "−11 points against the time before, perhaps chance". */
export function changeWords({ change, moved }: ArrivalRates): string {
  if (change === undefined) return "nobody came in the time before";
  if (Math.round(change.value * 1_000) === 0) return "the same as in the time before";
  const perhaps = moved === undefined ? ", perhaps chance" : "";
  return `${pointsInWords(change.value)} against the time before${perhaps}`;
}

/** What is compared, and by how much it changed at least and at most. */
export function rateNote(rates: ArrivalRates, { withinMs, days }: Times): string {
  const { now, before, change, moved } = rates;
  const within = lasting(withinMs);
  if (now.rate === undefined) return `It shows once people came at least ${within} ago.`;
  const span = days === 1 ? "one day" : `${days} days`;
  const own = `${now.reached} of the ${now.complete} who came in the latest ${span} that are ${within} past.`;
  if (change === undefined || before.rate === undefined) return own;
  const than = `the ${span} before: ${percent(before.rate.value)}`;
  const by = `${pointsInWords(change.value)} (${pointsBetween(change)} at 95\u00a0%)`;
  return `${own} In ${than}, a change of ${by}${moved === undefined ? ": that may be chance" : ""}.`;
}
