import type { Engine, EnginePort, UserState } from "./engine-port.ts";

/** The state as it is found out: what is not known may be undefined. */
export type FoundState = { readonly [Key in keyof UserState]: UserState[Key] | undefined };

/** The public state; `set` tells subscribers only what is new to them. */
export function createUserState(
  port: EnginePort,
): Engine["state"] & { set(state: FoundState): void } {
  let value: UserState = {
    ready: false,
    anonymousId: port.identity().anonymousId,
    activated: false,
    milestones: {},
    tipsOff: false,
  };
  let written = "";
  const subscribers = new Set<(state: UserState) => void>();
  return {
    get value() {
      return value;
    },
    subscribe(run) {
      subscribers.add(run);
      port.guard(() => run(value), undefined);
      return () => subscribers.delete(run);
    },
    set(state) {
      const text = JSON.stringify(state);
      if (text === written) return;
      written = text;
      // JSON leaves out what is undefined.
      value = JSON.parse(text);
      for (const run of subscribers) port.guard(() => run(value), undefined);
      port.emit("state", value);
    },
  };
}
