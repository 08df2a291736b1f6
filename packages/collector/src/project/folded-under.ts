import type { CompiledGuidebook, ProgressDefinitions } from "@cairn/core";
import type { Environment } from "@cairn/core/api";

/** As much of a guidebook as folding asks for. */
interface FoldingGuidebook {
  readonly guidebook: Pick<CompiledGuidebook, "definitions">;
  readonly definitions: string;
}

/** What people are folded under, by environment. */
export type FoldedUnder = Readonly<Record<Environment, ProgressDefinitions>> & {
  /** See `joined`. */
  readonly definitions: string;
};

/** Reads what people of both environments are folded under, as `read` answers it. */
export async function readFoldedUnder(
  read: (environment: Environment) => Promise<FoldingGuidebook>,
): Promise<FoldedUnder> {
  const [live, test] = await Promise.all([read("live"), read("test")]);
  return {
    live: live.guidebook.definitions,
    test: test.guidebook.definitions,
    definitions: live.definitions,
  };
}

/** One name for what people of both environments are folded under: where test is as live, live's alone. */
export function joined(live: string, test: string): string {
  return live === test ? live : `${live}.${test}`;
}

/** The definitions of each environment in a name of `joined`. */
export function apart(definitions: string): Readonly<Record<Environment, string>> {
  const [live = "", test = live] = definitions.split(".");
  return { live, test };
}
