import type { Milestone } from "@cairn/core/guidebook";
import { splitDuration, DURATION_UNITS } from "../models/duration-value.ts";

type When = Milestone["when"];

/** A milestone's condition as a sentence: "Invoice Sent at least 3 times, within the first 10 days". */
export function thresholdWords(milestone: Milestone): string {
  const { when } = milestone;
  const frame = "within" in when && when.within !== undefined ? frameWords(when.within) : "";
  const team = typeof milestone.by === "object" ? `, by ${milestone.by.people} people each` : "";
  return `${amountWords(when)}${frame}${team}`;
}

function frameWords(
  within: NonNullable<Extract<When, { readonly within?: unknown }>["within"]>,
): string {
  switch (within.kind) {
    case "rolling":
      return `, within any ${durationWords(within.for)}`;
    case "since-start":
      return `, within the first ${durationWords(within.for)}`;
    case "calendar": {
      const { unit, utcOffset } = within;
      return `, within one calendar ${unit} (UTC${utcOffset ?? ""})`;
    }
  }
}

function amountWords(when: When): string {
  switch (when.kind) {
    case "count":
      if (when.event.name === "") return "No event chosen yet";
      return `${when.event.name} ${when.atLeast === 1 ? "once" : `at least ${when.atLeast} times`}`;
    case "distinct":
      if (when.atLeast === 1) return `${when.event.name} once`;
      return `${when.event.name} with at least ${when.atLeast} different ${when.property}`;
    case "sum":
      return `${when.event.name} with ${when.property} adding up to at least ${when.atLeast}`;
    case "active-time":
      return `Active for at least ${durationWords(when.atLeast)}`;
    case "sequence": {
      const same = when.same === undefined ? "" : `, with the same ${when.same}`;
      return `${when.steps.map(({ name }) => name).join(", then ")}${same}`;
    }
    case "absent": {
      const after = when.after === undefined ? "sign-up" : when.after.name;
      return `No ${when.event.name} within ${durationWords(when.for)} after ${after}`;
    }
  }
}

/** "10d" as "10 days". */
export function durationWords(value: string): string {
  const { amount, unit } = splitDuration(value, "d");
  const words = DURATION_UNITS.find((one) => one.letter === unit)?.words ?? unit;
  return `${amount} ${amount === "1" ? words.replace(/s$/, "") : words}`;
}
