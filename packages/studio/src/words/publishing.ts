import type { Environment, Schedule } from "@cairn/core/api";
import type { ImportRefusal } from "../models/guidebook-import.ts";
import type { StepOutcome } from "../models/publish-steps.ts";
import { failureWords } from "./failure.ts";
import { atTime } from "./figures.ts";

/** Where something goes, as part of a sentence. */
const GOES: Readonly<Record<Environment, string>> = { live: "live", test: "into test" };

/** What the latest step led to. */
export function outcomeWords(outcome: StepOutcome): string {
  switch (outcome.kind) {
    case "published":
      return outcome.environment === "live"
        ? `Version ${outcome.version} is live. Open tabs take it up by themselves.`
        : `Version ${outcome.version} is in test: browsers with a test key get it, nobody else.`;
    case "scheduled":
      return `The draft as it is now goes ${GOES[outcome.environment]} on ${whenWords(outcome.at)}. Later edits are not in it.`;
    case "cancelled":
      return "Taken back: nothing is scheduled any more.";
    case "promoted":
      return `Version ${outcome.version} is live. Test gets what live gets from now on.`;
    case "following":
      return "Test gets what live gets again.";
    case "rolled-back":
      return outcome.environment === "live"
        ? `Version ${outcome.restores} is live again, as version ${outcome.version}.`
        : `Version ${outcome.restores} is in test again, as version ${outcome.version}.`;
    case "paused":
      return `Paused${outcome.environment === undefined ? "" : ` ${outcome.environment}`}. Every guide is gone from open tabs within 60 seconds.`;
    case "resumed":
      return `Guides are on again${outcome.environment === undefined ? "" : ` in ${outcome.environment}`}.`;
    case "failed":
      return failedWords(outcome.because);
  }
}

function failedWords(because: Extract<StepOutcome, { kind: "failed" }>["because"]): string {
  if (because === "not-saved")
    return "The draft is not saved yet, so nothing was changed. Try again.";
  if (because === "no-time") return "Choose a day and a time first.";
  return failureWords(because);
}

/** A moment with the clock that it is read on: "24 Nov 2026, 09:00 (Europe/Bucharest)". */
export function whenWords(iso: string): string {
  return `${atTime(iso)} (${timeZoneWords()})`;
}

/** The reader's own time zone. */
export function timeZoneWords(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "your time zone";
}

/** What became of what was scheduled. */
export function scheduleWords(schedule: Schedule): string {
  const { state, environment, endedAt, version } = schedule;
  const ended = endedAt === undefined ? "" : ` on ${atTime(endedAt)}`;
  switch (state) {
    case "waiting":
      return `Goes ${GOES[environment]} on ${whenWords(schedule.at)}`;
    case "published":
      return `Went ${GOES[environment]}${ended}, as version ${version}`;
    case "cancelled":
      return `Taken back by ${schedule.cancelledBy ?? "somebody"}${ended}`;
    case "refused":
      return schedule.because === "invalid"
        ? "Not published: this Cairn finds a problem in it that was none before"
        : "Not published: somebody published another version meanwhile";
  }
}

/** Why a file was not taken. */
export function importRefusalWords(because: ImportRefusal): string {
  switch (because.kind) {
    case "too-large":
      return "The file is larger than 512 KiB, more than a draft may be.";
    case "not-readable":
      return "The browser could not read the file. Is it still there?";
    case "not-json":
      return `The file is not JSON${because.message === "" ? "" : `: ${because.message}`}.`;
    case "not-a-guidebook":
      return 'The file holds no guidebook. One begins with { and says "version": 1.';
  }
}
