import type { CairnContext, JsonObject, Message } from "@cairn/core";
import type { Session } from "../identity/session.ts";
import type { User } from "../identity/user.ts";
import type { Platform } from "../platform/platform.ts";
import { VERSION } from "../version.ts";
import { campaignOf, pathOf, redactUrl } from "./privacy.ts";

/** What tells one message from another; the rest is the same for all. */
export type Part =
  | { readonly type: "track"; readonly event: string; readonly properties: JsonObject }
  | { readonly type: "page"; readonly name?: string; readonly properties: JsonObject }
  | { readonly type: "identify"; readonly traits: JsonObject }
  | { readonly type: "group"; readonly groupId: string; readonly traits: JsonObject }
  | { readonly type: "alias"; readonly userId: string; readonly previousId: string };

/** Puts messages together as the Segment spec has them. */
export interface Composer {
  message(part: Part, messageId: string, atMs: number, user: User, session: Session): Message;
  /** `context.cairn` of a message made now. */
  context(session: Session): CairnContext;
}

/** Where a visitor came from first, as `context.referrer` and `context.campaign` carry it. */
export function firstTouch(platform: Platform): JsonObject {
  const url = redactUrl(platform.referrer());
  const campaign = campaignOf(platform.url());
  return { ...(url ? { referrer: { url } } : {}), ...(campaign ? { campaign } : {}) };
}

/** A composer for one tab. `revision` names the guidebook in force. */
export function createComposer(
  platform: Platform,
  key: string,
  tab: string,
  revision: () => string | undefined,
): Composer {
  const library = { name: "@cairn/sdk", version: VERSION };
  const surroundings = platform.surroundings();
  const env = /^pk_(test|live)_/.exec(key)?.[1] as CairnContext["env"];
  let href = "";
  let page: JsonObject = {};

  // Parsing an address costs more than all the rest, and it seldom changes.
  function currentPage(): JsonObject {
    const url = platform.url();
    if (url !== href) {
      href = url;
      const referrer = redactUrl(platform.referrer());
      page = { path: pathOf(url), url: redactUrl(url), ...(referrer ? { referrer } : {}) };
    }
    return page;
  }

  function context(session: Session): CairnContext {
    const guidebook = revision();
    return {
      v: VERSION,
      ...(env ? { env } : {}),
      session: session.id,
      seq: session.seq,
      tab,
      activeMs: session.activeMs,
      ...(guidebook ? { guidebook } : {}),
    };
  }

  return {
    context,
    message(part, messageId, atMs, user, session) {
      const { anonymousId, userId, accountId, first } = user;
      return {
        messageId,
        timestamp: new Date(atMs).toISOString(),
        anonymousId,
        ...(userId ? { userId } : {}),
        ...part,
        ...(part.type === "page" ? { properties: { ...currentPage(), ...part.properties } } : {}),
        context: {
          library,
          page: currentPage(),
          ...surroundings,
          ...first,
          ...(accountId ? { groupId: accountId } : {}),
          cairn: { ...context(session) },
        },
      } as Message;
    },
  };
}
