import type { Stop, Target } from "@cairn/core";
import { isInSight } from "./in-sight.ts";
import { locate } from "./locate.ts";

/** What the one who watches is told. */
export interface Watcher {
  /** The element appeared, was replaced, or is gone. */
  readonly onElement: (element: Element | undefined) => void;
  /** It did not appear in time: what was tried and what came of it. The watch goes on. */
  readonly onBroken: (tried: readonly string[]) => void;
}

// Pages that load late are done by then (driver.js#471 and its kin ask for 2 to 10 s).
const BUDGET_MS = 10_000;
// Mutations come in bursts: one look per tenth of a second is enough for an eye.
const SETTLE_MS = 100;
// Open shadow roots and frames mutate unseen by the document's observer, so it also looks by the clock.
const LOOK_MS = 500;

/** Follows the element that `target` means: late, replaced, hidden or gone. */
export function watch(target: Target, watcher: Watcher, budgetMs = BUDGET_MS): Stop {
  let element: Element | undefined;
  const look = () => {
    // The element that was found stays the one, even where a twin appears later.
    if (element?.isConnected && isInSight(element)) return;
    const located = locate(target, document);
    const now = located.kind === "found" ? located.element : undefined;
    if (now) clearTimeout(budget);
    if (now !== element) watcher.onElement((element = now));
  };
  const budget = setTimeout(() => {
    const { kind } = locate(target, document);
    watcher.onBroken([...target.selectors, ...(target.text ? [target.text] : []), kind]);
  }, budgetMs);
  const stop = onPageChange(look);
  look();
  return () => {
    clearTimeout(budget);
    stop();
  };
}

/** Calls `look` soon after anything in the page changed, and by the clock. */
export function onPageChange(look: () => void): Stop {
  let settling: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(() => {
    settling ??= setTimeout(() => {
      settling = undefined;
      look();
    }, SETTLE_MS);
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true });
  const clock = setInterval(look, LOOK_MS);
  return () => {
    observer.disconnect();
    clearInterval(clock);
    clearTimeout(settling);
  };
}
