import type { Cairn, UserState } from "@cairn/sdk";
import { useSyncExternalStore } from "react";
import { useCairn } from "./use-cairn.ts";

/** What a server knows of the user, and so what the first client render must show too. */
const ON_SERVER: UserState = {
  ready: false,
  anonymousId: "",
  activated: false,
  milestones: {},
  tipsOff: false,
};

/** What React was told last: equal states must be one object, or it renders for ever. */
const told = new WeakMap<Cairn, UserState>();

/** What is known of the user, drawn again whenever it changes. Before Cairn has loaded, `ready` is false. */
export function useUserState(): UserState {
  const cairn = useCairn();
  return useSyncExternalStore(
    cairn.state.subscribe,
    () => read(cairn),
    () => ON_SERVER,
  );
}

function read(cairn: Cairn): UserState {
  const before = told.get(cairn);
  const now = cairn.state.value;
  // Until the engine is there, each look makes a new object.
  if (before && (before === now || JSON.stringify(before) === JSON.stringify(now))) return before;
  told.set(cairn, now);
  return now;
}
