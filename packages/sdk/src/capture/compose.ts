import type { CairnContext, JsonObject, Message } from "@cairn/core";
import type { Session } from "../identity/session.ts";
import type { User } from "../identity/user.ts";
import type { Platform } from "../platform/platform.ts";
import { VERSION } from "../version.ts";
import { campaignOf, pathOf, redactUrl } from "./privacy.ts";

/** What tells one message from another; the rest is the same for all. */
export type Part =
  | { readonly type: "track"; readonly event: string; readonly properties: JsonObject }
  | { readonly type: "page"; readonly name?: string | undefined; readonly properties: JsonObject }
  | { readonly type: "identify"; readonly traits: JsonObject }
  | { readonly type: "group"; readonly groupId: string; readonly traits: JsonObject }
  | { readonly type: "alias"; readonly userId: string; readonly previousId: string };

/** Who was where when a message was made. */
export interface Moment {
  readonly atMs: number;
  readonly user: User;
  readonly page: JsonObject;
  readonly cairn: CairnContext;
}

/** Puts messages together as the Segment spec has them. */
export interface Composer {
  message(part: Part, messageId: string, at: Moment): Message;
  /** The page as it is now, as `context.page` carries it. */
  page(): JsonObject;
  /** `context.cairn` of a message made now. */
  contextNow(session: Session): CairnContext;
}

/** Where a visitor came from first, as `context.referrer` and `context.campaign` carry it. */
export function firstTouch(platform: Platform): JsonObject {
  const url = redactUrl(platform.referrer());
  return { ...(url && { referrer: { url } }), ...campaignOf(platform.url()) };
}

/** A composer for one tab. `revision` names the guidebook in force; `place`: nothing outlives this page. */
export function createComposer(
  platform: Platform,
  key: string,
  tab: string,
  revision: () => string | undefined,
  place: () => "memory" | undefined,
): Composer {
  const library = { name: "@cairn/sdk", version: VERSION };
  const surroundings = platform.surroundings();
  const env = key.split("_")[1];
  let href = "";
  let page: JsonObject = {};

  // Parsing an address costs more than all the rest, and it seldom changes.
  function currentPage(): JsonObject {
    const url = platform.url();
    if (url !== href) {
      href = url;
      page = {
        path: pathOf(url),
        url: redactUrl(url),
        referrer: redactUrl(platform.referrer()),
      };
    }
    return page;
  }

  // What is undefined ends in `JSON.stringify`, so it needs no care here and in the message.
  const context = ({ id: session, seq, activeMs }: Session) =>
    ({
      v: VERSION,
      env,
      session,
      seq,
      tab,
      activeMs,
      guidebook: revision(),
      storage: place(),
    }) as CairnContext;

  return {
    contextNow: context,
    page: currentPage,
    message(part, messageId, { atMs, user, page, cairn }) {
      const { anonymousId, userId, accountId, first } = user;
      return {
        messageId,
        timestamp: new Date(atMs).toISOString(),
        anonymousId,
        userId,
        ...part,
        ...(part.type === "page" && { properties: { ...page, ...part.properties } }),
        context: {
          library,
          page,
          ...surroundings,
          ...first,
          groupId: accountId,
          cairn,
        },
      } as unknown as Message;
    },
  };
}
