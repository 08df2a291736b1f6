import { GROUPED, IDENTIFIED, type JsonObject, type Message, PAGE_VIEWED } from "@cairn/core";
import { actorOf, type LogEvent } from "../store/event-log.ts";
import type { SkewClock } from "./skew.ts";

/** Name of alias messages in the log. */
export const ALIASED = "Aliased";

/** A valid message as the log keeps it: named, with its time judged and its ids in their places. */
export function enrich(message: Message, receivedAtMs: number, clock: SkewClock): LogEvent {
  const cairn = message.context?.cairn;
  const session = typeof cairn?.session === "string" ? cairn.session : undefined;
  const seq = Number.isSafeInteger(cairn?.seq) ? cairn?.seq : undefined;
  const time = clock.correct({
    clientMs: Date.parse(message.timestamp),
    sentMs: message.sentAt === undefined ? undefined : Date.parse(message.sentAt),
    receivedMs: receivedAtMs,
    session,
  });
  const accountId = accountOf(message);
  return {
    messageId: message.messageId,
    type: message.type,
    actor: actorOf(message),
    ...(message.userId === undefined ? {} : { userId: message.userId }),
    ...(message.anonymousId === undefined ? {} : { anonymousId: message.anonymousId }),
    ...(accountId === undefined ? {} : { accountId }),
    ...time,
    receivedAtMs,
    ...(session === undefined ? {} : { session }),
    ...(seq === undefined ? {} : { seq }),
    ...(message.context === undefined ? {} : { context: message.context }),
    ...content(message),
  };
}

function content(message: Message): { readonly name: string; readonly properties: JsonObject } {
  switch (message.type) {
    case "track":
      return { name: message.event, properties: message.properties ?? {} };
    case "page": {
      const name = message.name === undefined ? {} : { name: message.name };
      return { name: PAGE_VIEWED, properties: { ...name, ...message.properties } };
    }
    case "identify":
      return { name: IDENTIFIED, properties: message.traits ?? {} };
    case "group":
      return { name: GROUPED, properties: message.traits ?? {} };
    case "alias":
      return { name: ALIASED, properties: { previousId: message.previousId } };
  }
}

/** The account: a group's own id, else what Segment's senders put into `context.groupId`. */
function accountOf(message: Message): string | undefined {
  if (message.type === "group") return message.groupId;
  const inContext = message.context?.["groupId"];
  const isId = typeof inContext === "string" && inContext.trim() !== "" && inContext.length <= 256;
  return isId ? inContext : undefined;
}
