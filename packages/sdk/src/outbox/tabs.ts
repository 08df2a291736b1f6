import type { Message } from "@cairn/core";
import type { Channel, Platform } from "../platform/platform.ts";

/** The other tabs of this browser. */
export interface Tabs {
  /** Hears and is heard from now on. */
  join(): void;
  /** An open channel that hears something throws a page out of the back-forward cache. */
  leave(): void;
  /** This tab is the one in use. */
  lead(): void;
  /** Tells the other tabs of messages that were made here. */
  relay(messages: readonly Message[]): void;
  /** Whether this is the visible tab that was used last. */
  isLeading(): boolean;
}

/** The tabs that know `channelName`; `receive` hears what the others made, of whomever. */
export function createTabs(
  platform: Platform,
  channelName: string,
  receive: (messages: readonly Message[]) => void,
): Tabs {
  let isLeading = false;
  let channel: Channel | undefined;

  return {
    join() {
      channel ??= platform.channel(channelName, (news) => {
        const messages = news as readonly Message[];
        if (messages.length) receive(messages);
        // No news but that another tab leads now.
        else isLeading = false;
      });
    },
    leave() {
      channel?.close();
      channel = undefined;
    },
    lead() {
      if (!isLeading) channel?.postMessage([]);
      isLeading = true;
    },
    relay: (messages) => channel?.postMessage(messages),
    // One that is rendered ahead is not visible either.
    isLeading: () => isLeading && (platform.isVisible() as boolean),
  };
}
