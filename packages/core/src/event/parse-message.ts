import { describeValue } from "../lib/describe-value.ts";
import type { Problem } from "../lib/problem.ts";
import { fail, ok, type Result } from "../lib/result.ts";
import { isObject } from "./json-object.ts";
import type {
  Envelope,
  GroupMessage,
  IdentifyMessage,
  Message,
  PageMessage,
  TrackMessage,
} from "./message.ts";
import { createMessageReader, type MessageReader } from "./message-reader.ts";

/** What a message gets where the sender left it out. */
export interface MessageDefaults {
  /** The type that the route names (`/v1/track`); it wins over the body's. */
  readonly type?: MessageType;
  /** ISO 8601; the time of a message that carries none. */
  readonly receivedAt: string;
  /** ISO 8601; when the whole batch was sent, for messages that do not say it themselves. */
  readonly sentAt?: string;
  /** A new message id. */
  assignId(): string;
}

/** Segment's message types, its mobile `screen` included. */
export type MessageType = Message["type"] | "screen";

const TYPES: readonly string[] = ["track", "identify", "page", "screen", "group", "alias"];

/**
 * Reads one message of a Segment-style sender. Every problem is listed. Fields that Cairn does not use (integrations,
 * channel, _metadata, writeKey, originalTimestamp …) are left out; numeric ids become text; a `screen` becomes a page
 * with `properties.screen = true`; null counts as absent.
 */
export function parseMessage(
  input: unknown,
  defaults: MessageDefaults,
): Result<Message, readonly Problem[]> {
  if (!isObject(input)) {
    const found = describeValue(input);
    const message = `expected a message object, found ${found}`;
    return fail([{ path: "", code: "wrong-type", message, found, expected: "a message object" }]);
  }
  const reader = createMessageReader(input);
  const type = defaults.type ?? input["type"];
  const envelope = readEnvelope(reader, defaults, type === "alias");
  const message = readBody(type, envelope, reader);
  return message !== undefined && reader.problems.length === 0
    ? ok(message)
    : fail(reader.problems);
}

function readEnvelope(
  reader: MessageReader,
  defaults: MessageDefaults,
  isAlias: boolean,
): Envelope {
  const userId = reader.id("userId");
  const anonymousId = reader.id("anonymousId");
  const hasBadId = reader.problems.length > 0;
  if (userId === undefined && anonymousId === undefined && !isAlias && !hasBadId) {
    reader.add({
      path: "userId",
      code: "missing",
      message: "is missing: expected userId or anonymousId",
      found: "nothing",
      expected: "userId or anonymousId",
      hint: "send the id of the user, or an anonymousId that stays the same for a browser",
    });
  }
  const messageId = reader.id("messageId") ?? defaults.assignId();
  // Clients of an early Segment library send `originalTimestamp` alone.
  const timestamp =
    reader.time("timestamp") ?? reader.time("originalTimestamp") ?? defaults.receivedAt;
  const sentAt = reader.time("sentAt") ?? defaults.sentAt;
  const context = reader.object("context");
  const envelope: Mutable<Envelope> = { messageId, timestamp };
  if (sentAt !== undefined) envelope.sentAt = sentAt;
  if (userId !== undefined) envelope.userId = userId;
  if (anonymousId !== undefined) envelope.anonymousId = anonymousId;
  if (context !== undefined) envelope.context = context;
  return envelope;
}

// Fields that may be absent are set one by one: spreading an object for each is slower, and a collector reads a lot.
type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

function readBody(type: unknown, envelope: Envelope, reader: MessageReader): Message | undefined {
  switch (type) {
    case "track": {
      const event = reader.name("event", "required") ?? "";
      const message: Mutable<TrackMessage> = { ...envelope, type, event };
      const properties = reader.object("properties");
      if (properties !== undefined) message.properties = properties;
      return message;
    }
    case "identify": {
      const message: Mutable<IdentifyMessage> = { ...envelope, type };
      const traits = reader.object("traits");
      if (traits !== undefined) message.traits = traits;
      return message;
    }
    case "page":
    case "screen": {
      const message: Mutable<PageMessage> = { ...envelope, type: "page" };
      const name = reader.name("name");
      if (name !== undefined) message.name = name;
      const properties = reader.object("properties");
      if (type === "screen") message.properties = { ...properties, screen: true };
      else if (properties !== undefined) message.properties = properties;
      return message;
    }
    case "group": {
      const groupId = reader.id("groupId", "required") ?? "";
      const message: Mutable<GroupMessage> = { ...envelope, type, groupId };
      const traits = reader.object("traits");
      if (traits !== undefined) message.traits = traits;
      return message;
    }
    case "alias": {
      const userId = envelope.userId ?? reader.id("userId", "required") ?? "";
      const previousId =
        reader.id("previousId") ??
        envelope.anonymousId ??
        reader.id("previousId", "required") ??
        "";
      return { ...envelope, type, userId, previousId };
    }
    default: {
      const expected = `one of ${TYPES.join(", ")}`;
      const found = describeValue(type);
      const message = `expected ${expected}, found ${found}`;
      reader.add({ path: "type", code: "unknown-type", message, found, expected });
      return undefined;
    }
  }
}
