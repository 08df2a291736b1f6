import { createHash } from "node:crypto";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The one spelling of a message id: UUIDs in lower case, everything else as it is. */
export function canonicalId(messageId: string): string {
  return UUID.test(messageId) ? messageId.toLowerCase() : messageId;
}

/**
 * A message id as 16 bytes: a UUID's own (time-ordered ones stay so), else the first half of the SHA-256 of the
 * text, which two different ids share with a chance of 1 in 2^64 after 4 billion ids.
 */
export function idBytes(messageId: string): Uint8Array {
  const [hex] = idColumns(messageId);
  return Buffer.from(hex.replaceAll("-", ""), "hex");
}

/**
 * What is stored of a message id: its 16 bytes as hexadecimal digits, a UUID's dashes among them, which SQLite's
 * `unhex(…, '-')` reads; and the text where they do not give it back.
 */
export function idColumns(messageId: string): readonly [hex: string, text: string | null] {
  if (!UUID.test(messageId)) return [hashHex(messageId), messageId];
  return [messageId, messageId === messageId.toLowerCase() ? null : messageId];
}

/** The id that its stored bytes and text came from. */
export function messageIdOf(bytes: Uint8Array, text: string | null): string {
  if (text !== null) return text;
  const hex = Buffer.from(bytes).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function hashHex(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
