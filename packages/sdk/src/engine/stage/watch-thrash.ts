import type { Stop } from "@cairn/core";
import type { Backstage } from "../stage.ts";

// Less is a hand that trembles, or looks for a small target.
const TURN_PX = 40;
// What is looked at or drawn on by moving over it.
const MOVED_OVER = "canvas,svg,video,[role=application],[role=slider]";

/** Tells each time that the mouse turns back sideways, no button held: what thrash is made of. */
export function watchThrash({ port, feed }: Pick<Backstage, "port" | "feed">): Stop {
  let heading = 0;
  /** The farthest that it came the way it goes. */
  let edge = 0;
  const onMove = ({ x, buttons, target }: MouseEvent) => {
    const way = x - edge;
    const isOnward = way * heading > 0;
    if (!isOnward && Math.abs(way) < TURN_PX) return;
    edge = x;
    heading = way;
    if (isOnward || buttons || (target as Element).closest(MOVED_OVER)) return;
    feed({ kind: "turn", atMs: port.now(), path: port.path() });
  };
  document.addEventListener("mousemove", onMove, true);
  return () => document.removeEventListener("mousemove", onMove, true);
}
