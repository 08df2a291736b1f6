import { GROUPED, IDENTIFIED, type JsonObject, type Message, PAGE_VIEWED } from "@cairn/core";
import { actorOf, type LogEvent } from "../store/event-log.ts";
import { madeByMs, type SkewClock } from "./skew.ts";

/** Name of alias messages in the log. */
export const ALIASED = "Aliased";

/** A valid message as the log keeps it: named, with its time judged and its ids in their places. */
export function enrich(message: Message, receivedAtMs: number, clock: SkewClock): LogEvent {
  const cairn = message.context?.cairn;
  const session = typeof cairn?.session === "string" ? cairn.session : undefined;
  const seq = Number.isSafeInteger(cairn?.seq) ? cairn?.seq : undefined;
  const times = {
    clientMs: Date.parse(message.timestamp),
    sentMs: message.sentAt === undefined ? undefined : Date.parse(message.sentAt),
    receivedMs: receivedAtMs,
    session,
  };
  const time = clock.correct(times);
  const madeBy = madeByMs(times, time.atMs);
  const { name, properties } = content(message);
  const event: Mutable<LogEvent> = {
    messageId: message.messageId,
    type: message.type,
    name,
    actor: actorOf(message),
    atMs: time.atMs,
    receivedAtMs,
    properties,
  };
  const accountId = accountOf(message);
  if (time.clientAtMs !== undefined) event.clientAtMs = time.clientAtMs;
  if (time.timeNote !== undefined) event.timeNote = time.timeNote;
  if (madeBy !== undefined) event.madeByMs = madeBy;
  if (message.userId !== undefined) event.userId = message.userId;
  if (message.anonymousId !== undefined) event.anonymousId = message.anonymousId;
  if (accountId !== undefined) event.accountId = accountId;
  if (session !== undefined) event.session = session;
  if (seq !== undefined) event.seq = seq;
  if (message.context !== undefined) event.context = message.context;
  return event;
}

// Fields that may be absent are set one by one: spreading an object for each is slower.
type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

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
