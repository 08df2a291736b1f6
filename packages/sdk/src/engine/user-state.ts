import type { Stop } from "@cairn/core";
import type { Engine, EnginePort, UserState } from "./engine-port.ts";

/** The public state; `set` tells subscribers only what is new to them. */
export function createUserState(
  port: EnginePort,
): Engine["state"] & { set(state: UserState): void } {
  let value: UserState | undefined;
  let written = "";
  const subscribers = new Set<(state: UserState) => void>();
  return {
    get value() {
      return (
        value ?? {
          ready: false,
          anonymousId: port.identity().anonymousId,
          activated: false,
          milestones: {},
          tipsOff: false,
        }
      );
    },
    subscribe(run): Stop {
      subscribers.add(run);
      port.guard(() => run(this.value), undefined);
      return () => subscribers.delete(run);
    },
    set(state) {
      const text = JSON.stringify(state);
      if (text === written) return;
      written = text;
      value = state;
      for (const run of subscribers) port.guard(() => run(state), undefined);
      port.emit("state", state);
    },
  };
}
