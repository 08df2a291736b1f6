import type { Environment, LiveEvent } from "@cairn/core/api";
import { actorOf } from "../store/event-log.ts";
import { type Refused, writeJson } from "./validate.ts";

// The live view holds 300 events in a page; the whole body stands with the kept letters.
const RAW_LENGTH = 4 * 1024;

/** A refused event for the live view: what it says of itself, which is nobody's proof, and what came. */
export function refusedLiveEvent(
  { messageId, problems, raw }: Refused,
  {
    environment,
    receivedAtMs,
  }: { readonly environment: Environment; readonly receivedAtMs: number },
): LiveEvent {
  // A server that sends a single message may have put its secret key into it.
  const { writeKey: _, ...came } = (raw ?? {}) as Readonly<Record<string, unknown>>;
  const { type, event, userId, anonymousId } = came;
  const user = { ...textOf("userId", userId), ...textOf("anonymousId", anonymousId) };
  const isNamed = Object.keys(user).length > 0;
  const [problem] = problems;
  return {
    messageId: messageId ?? "",
    receivedAt: new Date(receivedAtMs).toISOString(),
    environment,
    ...(isNamed ? { user: actorOf(user) } : {}),
    type: typeof type === "string" ? type.slice(0, 40) : "?",
    name: typeof event === "string" ? event.slice(0, 200) : "",
    properties: {},
    verdict: "rejected",
    ...(problem === undefined ? {} : { problem }),
    raw: (writeJson(isObject(raw) ? came : raw) ?? "").slice(0, RAW_LENGTH),
  };
}

/** An id where it is one that could be a person's. */
function textOf(
  name: "userId" | "anonymousId",
  value: unknown,
): { readonly userId?: string; readonly anonymousId?: string } {
  return typeof value === "string" && value !== "" ? { [name]: value.slice(0, 256) } : {};
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
