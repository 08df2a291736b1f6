import type { EnginePort, UserState } from "./engine-port.ts";

/** The state as it is found out: what is not known may be undefined. */
export type FoundState = { readonly [Key in keyof UserState]: UserState[Key] | undefined };

/** Tells the host what was found of the user, a new state once; gives what it was told last. */
export type TellState = (found?: FoundState) => UserState | undefined;

export function createTellState(port: Pick<EnginePort, "emit">): TellState {
  let state: UserState | undefined;
  /** What `state` was read from, so that only what is new is told. */
  let written: string | undefined;
  return (found) => {
    const text = JSON.stringify(found);
    // JSON leaves out what is undefined.
    if (text && text !== written) port.emit("state", (state = JSON.parse((written = text))));
    return state;
  };
}
