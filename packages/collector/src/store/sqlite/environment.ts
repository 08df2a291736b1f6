import type { Environment } from "@cairn/core/api";

/** Environments as they stand in the file. Never change one. */
export const ENV_CODES: Readonly<Record<Environment, number>> = { live: 1, test: 2 };

/** The environment of a code. Throws on a code that this Cairn does not know. */
export function environmentOf(code: number): Environment {
  if (code === ENV_CODES.live) return "live";
  if (code === ENV_CODES.test) return "test";
  throw new TypeError(`environment ${code} is not known`);
}
