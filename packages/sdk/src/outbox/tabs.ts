import type { Message } from "@cairn/core";
import type { Channel, Platform } from "../platform/platform.ts";

/** The other tabs of this browser. */
export interface Tabs {
  /** Hands a message of the user `name` to the tabs of the same user. */
  relay(name: string, message: Message): void;
  /** Whether this is the visible tab that was used last. */
  isLeading(): boolean;
  stop(): void;
}

/** What tabs tell each other: a message of somebody, or (without one) "I lead now". */
type TabNews = { readonly name?: string; readonly message?: Message };

/** Joins the tabs that know `channelName`; `receive` hears messages of those who are `name()` too. */
export function joinTabs(
  platform: Platform,
  channelName: string,
  name: () => string,
  receive: (message: Message) => void,
): Tabs {
  let isLeading = false;
  let channel: Channel | undefined;

  function attend(event?: Event): void {
    const type = event?.type;
    // An open channel that hears something throws a page out of the back-forward cache.
    if (type === "pagehide") {
      channel?.close();
      channel = undefined;
    } else if (!type || type === "pageshow") {
      channel ??= platform.channel(channelName, (news) => {
        const { name: sender, message } = news as TabNews;
        if (!message) isLeading = false;
        else if (sender === name()) receive(message);
      });
    }
    // A page that opens visibly takes the lead; later it takes focus.
    if (!isLeading && (type ? platform.hasFocus() : platform.isVisible())) {
      isLeading = true;
      channel?.postMessage({});
    }
  }

  attend();
  platform.listen("focus visibilitychange pagehide pageshow", attend);
  return {
    relay: (sender, message) => channel?.postMessage({ name: sender, message } satisfies TabNews),
    isLeading: () => isLeading && platform.isVisible(),
    stop: () => channel?.close(),
  };
}
