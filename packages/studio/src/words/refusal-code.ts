/** What a code of refused events means, and what helps. */
export interface RefusalCode {
  readonly title: string;
  readonly todo: string;
}

/** A code as the collector gives it; one that is not known here is shown as it came. */
export function refusalCode(code: string): RefusalCode {
  return CODES.get(code) ?? { title: code, todo: "The reason stands at each event." };
}

const CODES: ReadonlyMap<string, RefusalCode> = new Map(
  Object.entries({
    missing: {
      title: "Something is missing",
      todo: "A field that every event needs was not sent, such as the event's name or who did it. Mend the call; what is kept here stays incomplete.",
    },
    "wrong-type": {
      title: "Wrong kind of value",
      todo: "A field holds text where an object is needed, or the like. Mend the call that sends it.",
    },
    "unknown-type": {
      title: "Unknown message type",
      todo: "The type is one of track, identify, page, screen, group and alias. Mend the spelling.",
    },
    "bad-time": {
      title: "Time not readable",
      todo: "Send timestamps as ISO 8601, for example 2026-05-04T12:00:00.000Z.",
    },
    "too-long": { title: "Too long", todo: "A name may have 200 characters, an id 256." },
    "too-deep": { title: "Nested too deep", todo: "Send flat properties." },
    "too-large": {
      title: "Too large",
      todo: "An event may have 32 KiB. Send ids instead of whole objects. What was cut off cannot be replayed.",
    },
    "identity-unverified": {
      title: "Identity not proven",
      todo: "Proof of identity is enforced, and no valid token came with the event. Mend the token on your server. To take these in all the same, set identity to Observe below, replay them, and enforce again.",
    },
  }),
);
