import type { UserState } from "./engine/engine-port.ts";

/** What is known of somebody before the engine has started. */
export const NOBODY: UserState = {
  ready: false,
  anonymousId: "",
  activated: false,
  milestones: {},
  tipsOff: false,
};
