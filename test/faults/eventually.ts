import { setTimeout as pause } from "node:timers/promises";

/** Waits until `holds` answers true; throws `what` did not happen after `withinMs`. */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = 20_000,
): Promise<void> {
  const untilMs = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > untilMs) throw new Error(`${what}: not within ${withinMs / 1000} s`);
    await pause(10);
  }
}
