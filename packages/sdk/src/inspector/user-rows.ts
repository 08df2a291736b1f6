import { type CompiledGuidebook, spanInWords } from "@cairn/core";
import type { EnginePort, UserState } from "../engine/engine-port.ts";
import type { User } from "../engine/user.ts";
import type { StallMemory } from "../engine/record.ts";
import type { Row } from "./row.ts";
import { stallRow } from "./stall-row.ts";
import { agoInWords, clockOf } from "./times.ts";

/** Who is here and what is known of them. */
export function userRows(
  state: UserState,
  user: Pick<User, "who" | "synced"> & {
    readonly kept: { readonly stall: StallMemory };
  },
  port: Pick<EnginePort, "now" | "session">,
  book: CompiledGuidebook | undefined,
): readonly Row[] {
  const nowMs = port.now();
  const { traits, accountTraits } = user.who;
  const reached = Object.entries(state.milestones);
  const open = (book?.milestones ?? []).filter(({ id }) => !(id in state.milestones));
  const titleOf = (id: string) => book?.milestones.find((one) => one.id === id)?.title ?? id;
  const { id, startedMs, activeMs } = port.session();
  return [
    {
      id: "who",
      name: "User",
      words: state.userId ?? "not named yet (identify)",
      details: [
        `visitor ${state.anonymousId}`,
        `account ${state.accountId ?? "not named (group)"}`,
        user.synced
          ? "verified: caps and progress are shared across this user's devices"
          : "not verified: caps and progress are those of this browser",
      ],
    },
    { id: "traits", name: "Traits", words: inWords(traits) },
    { id: "account-traits", name: "Account traits", words: inWords(accountTraits) },
    {
      id: "milestones",
      name: "Milestones",
      badge: state.activated ? "activated" : `${reached.length} of ${reached.length + open.length}`,
      ...(state.activated && { tone: "good" }),
      words: state.next === undefined ? "None is next." : `Next: ${titleOf(state.next)}.`,
      details: [
        ...reached.map(([id, atMs]) => `✓ ${titleOf(id)}, ${agoInWords(atMs, nowMs)}`),
        ...open.map(({ title }) => `○ ${title}`),
      ],
    },
    stallRow(user.kept.stall, nowMs, book),
    {
      id: "session",
      name: "Session",
      words: `Since ${clockOf(startedMs)}, active for ${spanInWords(activeMs)}.`,
      details: [
        `goal: ${state.goal ?? "not known"}`,
        `tips: ${state.tipsOff ? "switched off by this user" : "on"}`,
        `session ${id}`,
      ],
    },
  ];
}

function inWords(traits: object): string {
  const told = Object.entries(traits).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return told.length > 0 ? told.join(", ") : "none";
}
