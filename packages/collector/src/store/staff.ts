import type { StaffRules } from "@cairn/core/api";

/** Who our own staff are, as the team said it. */
export interface StaffStore {
  /** Nobody until it is set. */
  rules(): Promise<StaffRules>;
  setRules(rules: StaffRules): Promise<void>;
}

/** Rules that nobody fits. */
export const NO_STAFF: StaffRules = { domains: [], users: [], traits: [] };
