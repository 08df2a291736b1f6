import type { Stop } from "@cairn/core";
import type { Environment, LiveEvent } from "@cairn/core/api";
import { type ReadonlySignal, computed, signal } from "@preact/signals";
import type { Api } from "../api.ts";
import type { Platform } from "../platform.ts";
import type { LiveFilter } from "../routes.ts";

/** Events as they come in, newest first. */
export interface LiveModel {
  readonly connected: ReadonlySignal<boolean>;
  readonly events: ReadonlySignal<readonly LiveEvent[]>;
  /** Those that the filter leaves. */
  readonly shown: ReadonlySignal<readonly LiveEvent[]>;
  /** Events that were refused, which the collector keeps. */
  readonly problems: ReadonlySignal<number>;
  /** Requests that were refused as a whole: what was in them was never read. */
  readonly turnedAway: ReadonlySignal<number>;
  readonly held: ReadonlySignal<boolean>;
  /** Stops the list from moving while somebody reads it; what came meanwhile is shown afterwards. */
  hold(held: boolean): void;
  readonly stop: Stop;
}

const KEPT = 300;

/** What of the stream is listed: everybody's or one user's, any name or those that hold `name`. */
export interface LiveAsked {
  readonly user: string;
  readonly name?: string;
  readonly show: LiveFilter;
}

/** Opens the stream of one environment. */
export function createLive(
  api: Pick<Api, "liveUrl">,
  platform: Pick<Platform, "stream">,
  env: Environment,
  { user, name = "", show }: LiveAsked,
): LiveModel {
  const connected = signal(false);
  const events = signal<readonly LiveEvent[]>([]);
  const heldEvents = signal<readonly LiveEvent[] | undefined>(undefined);
  const known = new Set<string>();
  const wanted = name.toLowerCase();
  const isWanted = (event: LiveEvent): boolean =>
    (show === "all" || event.verdict === "rejected") && event.name.toLowerCase().includes(wanted);
  const refused = computed(() => events.value.filter(({ verdict }) => verdict === "rejected"));
  const stop = platform.stream(api.liveUrl(env, user), {
    opened() {
      connected.value = true;
    },
    lost() {
      connected.value = false;
    },
    event(data) {
      const event = JSON.parse(data) as LiveEvent;
      // After a reconnect the last fifty come again; a duplicate verdict is a sending of its own.
      const key = `${event.messageId} ${event.verdict} ${event.receivedAt}`;
      if (known.has(key)) return;
      known.add(key);
      events.value = [event, ...events.peek()].slice(0, KEPT);
    },
  });
  return {
    connected,
    events,
    shown: computed(() => (heldEvents.value ?? events.value).filter(isWanted)),
    problems: computed(() => refused.value.filter(({ type }) => type !== "request").length),
    turnedAway: computed(() => refused.value.filter(({ type }) => type === "request").length),
    held: computed(() => heldEvents.value !== undefined),
    hold(held) {
      heldEvents.value = held ? events.peek() : undefined;
    },
    stop,
  };
}
