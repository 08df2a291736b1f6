import type { Cairn, FlushReport } from "./cairn.ts";
import type { UserState } from "./engine/engine-port.ts";

/** What is known of somebody before the engine has started. */
export const NOBODY: UserState = {
  ready: false,
  anonymousId: "",
  activated: false,
  milestones: {},
  tipsOff: false,
};

const NOTHING: FlushReport = {
  stored: 0,
  sent: 0,
  duplicates: 0,
  rejected: 0,
  dropped: {},
  pending: 0,
  storage: "memory",
};

/** A Cairn whose calls do nothing: switched off, or started with wrong options. */
export function offCairn(): Cairn {
  const nothing = () => {};
  return {
    identify: nothing,
    group: nothing,
    track: nothing,
    page: nothing,
    alias: nothing,
    reset: nothing,
    consent: nothing,
    flush: async () => NOTHING,
    show: nothing,
    hide: nothing,
    openHelp: nothing,
    startCancel: async () => ({ outcome: "continue" }),
    state: { value: NOBODY, subscribe: () => nothing },
    on: () => nothing,
    off: nothing,
    destroy: nothing,
  };
}
