import type { Message } from "@cairn/core";
import type { Identity } from "../engine/engine-port.ts";
import { isSameUser } from "../identity/user.ts";
import type { Channel, Platform } from "../platform/platform.ts";

/** The other tabs of this browser. */
export interface Tabs {
  relay(message: Message): void;
  /** Whether this is the visible tab that was used last. */
  isLeading(): boolean;
  stop(): void;
}

type TabNews = { readonly identity?: Identity; readonly message?: Message };

/** Hands messages to the tabs of the same user, and theirs to `receive`; settles which tab may interrupt. */
export function joinTabs(
  platform: Platform,
  name: string,
  identity: () => Identity,
  receive: (message: Message) => void,
): Tabs {
  let isLeading = false;
  let channel: Channel | undefined;

  function hear(value: unknown): void {
    const { identity: sender, message } = (value ?? {}) as TabNews;
    if (!message || !sender) isLeading = false;
    else if (isSameUser(sender, identity())) receive(message);
  }
  function attend(event?: Event): void {
    // An open channel that hears something throws a page out of the back-forward cache.
    if (event?.type === "pagehide") {
      channel?.close();
      channel = undefined;
      return;
    }
    channel ??= platform.channel(name, hear);
    const attention = platform.attention();
    if (attention === "hidden" || (attention === "visible" && event) || isLeading) return;
    isLeading = true;
    channel.post({});
  }

  attend();
  const stopListening = platform.listen("focus visibilitychange pagehide pageshow", attend);
  return {
    relay: (message) => channel?.post({ identity: identity(), message } satisfies TabNews),
    isLeading: () => isLeading && platform.attention() !== "hidden",
    stop() {
      stopListening();
      channel?.close();
    },
  };
}
