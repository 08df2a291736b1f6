import type { ShownGuide } from "@cairn/sdk/port";
import type { ReadonlySignal } from "@preact/signals-core";

/** The state that `begin` made when this showing of the guide began: it may have given way and come back since. */
export function recall<const State extends readonly unknown[]>(
  shown: ReadonlySignal<ShownGuide>,
  begin: () => State,
): State {
  // A port that keeps nothing has every showing begin anew.
  return ((shown.peek().memory ?? {}).model ??= begin()) as State;
}
