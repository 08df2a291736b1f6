import type { Cairn, CairnOptions } from "./cairn.ts";
import { start } from "./init.ts";

export type {
  AutocaptureParts,
  Cairn,
  CairnEvents,
  CairnOptions,
  FlushReport,
  IdentifyOptions,
  Properties,
} from "./cairn.ts";
export type { Redaction } from "./capture/privacy.ts";
export type { Consent } from "./identity/consent.ts";
export type { Drops } from "./outbox/drops.ts";
export type {
  CancelOutcome,
  ChecklistProgress,
  Identity,
  UserState,
} from "./engine/engine-port.ts";

/**
 * Starts Cairn in this page. A second call with the same key returns the same object; one with another key
 * prints an error and returns an object whose calls do nothing. Never throws.
 */
export function init(options: CairnOptions): Cairn {
  return start(options);
}
