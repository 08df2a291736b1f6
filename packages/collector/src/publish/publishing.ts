import type { DefinitionStore } from "../store/definitions.ts";

/** What the functions of this folder work on: the definitions, who asks, and the time. */
export interface Publishing {
  readonly definitions: DefinitionStore;
  /** Name of the person or key, for the audit log. */
  readonly by: string;
  /** Epoch milliseconds. */
  now(): number;
}
