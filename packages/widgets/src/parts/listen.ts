import type { Stop } from "@cairn/core";

/** Calls `hear` at each event of `types` (names with a space between), before whatever stands in `on` hears of it. */
export function listen<Heard extends Event>(
  on: EventTarget,
  types: string,
  hear: (event: Heard) => void,
): Stop {
  const each = types.split(" ");
  for (const type of each) on.addEventListener(type, hear as EventListener, true);
  return () => {
    for (const type of each) on.removeEventListener(type, hear as EventListener, true);
  };
}
