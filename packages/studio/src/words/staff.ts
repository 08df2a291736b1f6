import type { Environment, Staff } from "@cairn/core/api";
import { people } from "./figures.ts";

/** Whom the rules leave out, as a heading. */
export function staffFinding(
  { people: fit, domains, users, traits }: Staff,
  env: Environment,
): string {
  const count = fit[env];
  if (domains.length + users.length + traits.length === 0) return "Everybody counts";
  return count === 0 ? "Nobody fits yet" : `${people(count)} left out`;
}
