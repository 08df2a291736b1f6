import type { CompiledGuidebook, Device, Facts } from "@cairn/core";
import type { EnginePort } from "./engine-port.ts";
import { localeOf } from "./guidebook-source.ts";
import type { User } from "./user.ts";

/** All that conditions may see of the user who is here, now. */
export function factsOf(
  port: EnginePort,
  book: CompiledGuidebook,
  user: User,
  reachedAt: Readonly<Record<string, number>>,
): Facts {
  const { progress, stall } = user.record;
  const { traits, accountTraits } = traitsOf(user);
  const { awayMs } = port.session();
  const nowMs = port.now();
  return {
    nowMs,
    reachedAt,
    recent: recentOf(book, user),
    segments: book.segments,
    traits,
    accountTraits,
    ...(typeof traits.goal === "string" ? { goal: traits.goal } : {}),
    path: port.path(),
    locale: localeOf(port),
    device: deviceOf(innerWidth),
    ...(stall.current
      ? {
          stall: {
            milestone: stall.current.milestone,
            reasons: stall.current.reasons.map(({ kind }) => kind),
          },
        }
      : {}),
    frustrations: stall.frustrations,
    ...(progress.firstMs === undefined ? {} : { firstSeenMs: progress.firstMs }),
    lastActiveMs: nowMs,
    ...(awayMs === undefined ? {} : { awayMs }),
  };
}

/** Traits of user and account: what the page said last over what the collector knows. */
export function traitsOf({ identity, synced }: User): Pick<Facts, "traits" | "accountTraits"> {
  return {
    traits: { ...synced?.traits, ...identity.traits },
    accountTraits: { ...synced?.accountTraits, ...identity.accountTraits },
  };
}

function recentOf(book: CompiledGuidebook, user: User): Facts["recent"] {
  const recent: Record<string, readonly number[]> = {};
  for (const [key, { version, threshold }] of Object.entries(book.definitions.thresholds)) {
    const state = user.record.progress.thresholds[key];
    if (threshold.kind === "recent" && state?.version === version) {
      recent[key] = state.candidates.map(({ atMs }) => atMs).reverse();
    }
  }
  return recent;
}

/** By width, as layouts break: a phone in landscape is still below 640 CSS pixels high, not wide. */
function deviceOf(widthPx: number): Device {
  return widthPx < 640 ? "phone" : widthPx < 1024 ? "tablet" : "desktop";
}
