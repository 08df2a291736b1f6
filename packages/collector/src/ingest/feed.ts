import type { Environment, LiveEvent } from "@cairn/core/api";
import type { Stop } from "@cairn/core";

/** The events of this process as they come in, for the live view. Nothing is stored. */
export interface EventFeed {
  publish(events: readonly LiveEvent[]): void;
  /** The same for `count` events of one environment, which are made only when somebody looks. */
  publishLater(environment: Environment, count: number, make: () => readonly LiveEvent[]): void;
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

/** Events that arrived together. */
interface Arrival {
  readonly count: number;
  readonly isRequest: boolean;
  make(): readonly LiveEvent[];
}

/** An empty feed. */
export function createEventFeed(): EventFeed {
  const kept: Record<Environment, Arrival[]> = { live: [], test: [] };
  const runs = new Map<(event: LiveEvent) => void, () => void>();

  function keep(own: Arrival[], arrival: Arrival): void {
    own.push(arrival);
    if (arrival.isRequest) dropOldRequest(own);
    let spare = own.reduce((sum, { count }) => sum + count, -KEPT);
    while (own[0] !== undefined && own[0].count <= spare) spare -= own.shift()?.count ?? 0;
  }

  function publish(events: readonly LiveEvent[]): void {
    for (const event of events.slice(runs.size === 0 ? -KEPT : 0)) {
      const isRequest = event.type === "request";
      keep(kept[event.environment], { count: 1, isRequest, make: () => [event] });
      for (const run of runs.keys()) run(event);
    }
  }

  return {
    publish,
    publishLater(environment, count, make) {
      if (runs.size > 0) publish(make());
      else if (count > 0) keep(kept[environment], { count, isRequest: false, make });
    },
    recent: (environment) => kept[environment].flatMap(({ make }) => make()).slice(-KEPT),
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

function dropOldRequest(kept: Arrival[]): void {
  const requests = kept.filter(({ isRequest }) => isRequest);
  const [oldest] = requests;
  if (requests.length > REQUESTS_KEPT && oldest !== undefined) kept.splice(kept.indexOf(oldest), 1);
}
