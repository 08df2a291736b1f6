import { NO_STAFF, type StaffStore } from "../staff.ts";

/** The reference of `StaffStore`. */
export function createMemoryStaff(): StaffStore {
  let rules = NO_STAFF;
  return {
    async rules() {
      return rules;
    },
    async setRules(next) {
      rules = next;
    },
  };
}
