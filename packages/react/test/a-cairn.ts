import type { Cairn, UserState } from "@cairn/sdk";
import { vi } from "vitest";

const NOBODY: UserState = {
  ready: false,
  anonymousId: "",
  activated: false,
  milestones: {},
  tipsOff: false,
};

/** A Cairn that knows what it is told: `become` changes the user's state. Each look at it makes a new object. */
export function aCairn() {
  let state = NOBODY;
  const running = new Set<(state: UserState) => void>();
  const cairn = {
    show: vi.fn<Cairn["show"]>(),
    hide: vi.fn<Cairn["hide"]>(),
    destroy: vi.fn<Cairn["destroy"]>(),
    state: {
      get value() {
        return { ...state };
      },
      subscribe(run: (state: UserState) => void) {
        running.add(run);
        run(state);
        return () => running.delete(run);
      },
    },
  };
  return {
    cairn: cairn as unknown as Cairn,
    become(part: Partial<UserState>) {
      state = { ...state, ...part };
      for (const run of running) run(state);
    },
    listeners: () => running.size,
  };
}
