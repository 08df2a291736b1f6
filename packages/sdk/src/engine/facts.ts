import type { CompiledGuidebook, Facts } from "@cairn/core";
import type { EnginePort } from "./engine-port.ts";
import { localeOf } from "./locale-of.ts";
import type { User } from "./user.ts";

/** All that conditions may see of the user who is here, now. */
export function factsOf(
  port: EnginePort,
  book: CompiledGuidebook,
  user: User,
  reachedAt: Readonly<Record<string, number>>,
  stall: Facts["stall"],
): Facts {
  const { progress } = user.kept;
  const nowMs = port.now();
  return {
    ...traitsOf(user),
    nowMs,
    reachedAt,
    // What "did" conditions count is named for its definition, so that none of another version is there.
    recent: progress.thresholds,
    segments: book.segments,
    path: port.path(),
    locale: localeOf(port),
    // By width, as layouts break.
    device: innerWidth < 640 ? "phone" : innerWidth < 1024 ? "tablet" : "desktop",
    stall,
    firstSeenMs: progress.firstMs,
    lastActiveMs: nowMs,
    awayMs: port.session().awayMs,
  };
}

/** Traits of user and account: what the page said last over what they answered here over what the collector knows. */
export function traitsOf({ who, kept, synced }: User): Pick<Facts, "traits" | "accountTraits"> {
  return {
    traits: { ...synced?.traits, ...kept.choices.traits, ...who.traits },
    accountTraits: { ...synced?.accountTraits, ...who.accountTraits },
  };
}
