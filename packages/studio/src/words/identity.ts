import type { IdentityCoverage, IdentityMode } from "@cairn/core/api";
import type { IdentityOutcome } from "../models/identity.ts";
import { failureWords } from "./failure.ts";
import { counted, grouped, percent } from "./figures.ts";
import { lately } from "./lately.ts";

/** The three modes, from trusting to strict. */
export const IDENTITY_MODES: readonly {
  readonly mode: IdentityMode;
  readonly title: string;
  readonly words: string;
}[] = [
  {
    mode: "off",
    title: "Off",
    words: "Every user id is believed. Anybody with the public key can send in anybody's name.",
  },
  {
    mode: "observe",
    title: "Observe",
    words: "Everything is taken; events without a valid token are counted.",
  },
  {
    mode: "enforce",
    title: "Enforce",
    words:
      "Events that name a user without a valid token are refused and kept above. Servers with a secret key need none.",
  },
];

/** What a mode is called. */
export function modeTitle(mode: IdentityMode): string {
  return IDENTITY_MODES.find((one) => one.mode === mode)?.title ?? mode;
}

/** How many identified events could prove whom they speak for. */
export function coverageWords(
  mode: IdentityMode,
  coverage: IdentityCoverage,
  nowMs: number,
): string {
  if (mode === "off") return "Nothing is counted while the mode is Off.";
  const { identified, verified, share, since } = coverage;
  if (share === undefined) return `No event named a user ${lately(since, nowMs)}.`;
  const reasons = [
    [coverage.missing, "without a token"],
    [coverage.invalid, "with an invalid one"],
    [coverage.expired, "with one that had ended"],
    [coverage.otherAccount, "with one of another account"],
  ] as const;
  const rest = reasons.flatMap(([count, words]) => (count > 0 ? [`${count} ${words}`] : []));
  const proof = `${percent(floorShare(share))} of ${counted(identified, "event")} that named a user ${lately(since, nowMs)} carried a valid token`;
  return `${proof} (${grouped(verified)})${rest.length === 0 ? "" : `, ${rest.join(", ")}`}.`;
}

/** All is 100 %, and all but one is not. */
function floorShare(share: number): number {
  return Math.floor(share * 100) / 100;
}

/** What choosing a mode led to. */
export function identityOutcomeWords(outcome: IdentityOutcome): string {
  if (outcome.kind === "failed") return failureWords(outcome.failure);
  return `Identity is set to ${modeTitle(outcome.mode)}. It counts from the next request on.`;
}
