import type { EnginePort, UserState } from "./engine-port.ts";

/** The state as it is found out: what is not known may be undefined. */
export type FoundState = { readonly [Key in keyof UserState]: UserState[Key] | undefined };

/** What the host was told of the user; a new state is told once. */
export interface ToldState {
  tell(found: FoundState): void;
  value(): UserState | undefined;
}

export function createToldState(port: Pick<EnginePort, "emit">): ToldState {
  let state: UserState | undefined;
  /** What `state` was read from, so that only what is new is told. */
  let written = "";
  return {
    value: () => state,
    tell(found) {
      const text = JSON.stringify(found);
      if (text === written) return;
      // JSON leaves out what is undefined.
      port.emit("state", (state = JSON.parse((written = text))));
    },
  };
}
