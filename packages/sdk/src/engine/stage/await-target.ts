import type { CompiledHint, Stop } from "@cairn/core";
import { watch } from "../../find/watch.ts";
import type { EnginePort } from "../engine-port.ts";

const broken = new Set<string>();

/** Records, once a page load, that a guide's element was not found, and what was tried. */
export function tellBroken(port: EnginePort, guide: string, tried: readonly string[]): void {
  if (broken.has(guide)) return;
  broken.add(guide);
  port.record("Guide Broken", { guide, path: port.path(), tried });
}

/**
 * Waits for a hint's element. `onThere` may run within the call; `onBroken` runs once, when it does not come in time, which
 * is told too.
 */
export function awaitTarget(
  port: EnginePort,
  guide: CompiledHint,
  onThere: () => void,
  onBroken: () => void,
): Stop {
  return watch(guide.target, {
    onElement: (element) => element && onThere(),
    onBroken(tried) {
      tellBroken(port, guide.id, tried);
      onBroken();
    },
  });
}
