import type { Environment, LiveEvent } from "@cairn/core/api";
import type { Stop } from "@cairn/core";

/** The events of this process as they come in, for the live view. Nothing is stored. */
export interface EventFeed {
  publish(events: readonly LiveEvent[]): void;
  /** The last events, oldest first, at most 50; of requests that were refused whole (type `request`) at most 10. */
  recent(environment: Environment): readonly LiveEvent[];
  /** Runs for every event from now on; `onEnd` runs once the feed is closed. */
  onEvent(run: (event: LiveEvent) => void, onEnd?: () => void): Stop;
  /** Lets go of the last events: somebody among them may have been erased. */
  clear(): void;
  /** Ends every listening: an open live view must not hold up a collector that stops. */
  close(): void;
}

const KEPT = 50;
// Anybody can have a request refused, from as many origins as they like: what arrived must stay in view.
const REQUESTS_KEPT = 10;

/** An empty feed. */
export function createEventFeed(): EventFeed {
  const kept: Record<Environment, LiveEvent[]> = { live: [], test: [] };
  const runs = new Map<(event: LiveEvent) => void, () => void>();
  return {
    publish(events) {
      for (const event of events.slice(runs.size === 0 ? -KEPT : 0)) {
        const own = kept[event.environment];
        own.push(event);
        if (event.type === "request") dropOldRequest(own);
        if (own.length > KEPT) own.shift();
        for (const run of runs.keys()) run(event);
      }
    },
    recent: (environment) => [...kept[environment]],
    onEvent(run, onEnd = () => {}) {
      runs.set(run, onEnd);
      return () => runs.delete(run);
    },
    clear() {
      kept.live = [];
      kept.test = [];
    },
    close() {
      for (const end of runs.values()) end();
      runs.clear();
    },
  };
}

function dropOldRequest(kept: LiveEvent[]): void {
  const isRequest = ({ type }: LiveEvent): boolean => type === "request";
  if (kept.filter(isRequest).length > REQUESTS_KEPT) kept.splice(kept.findIndex(isRequest), 1);
}
